package dev.weir.classifiers.wnn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.bound.CellBound;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.NaiveWnn;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WnnBatchTest {

  @Test
  @PropertyTest
  void shouldAgreeWithTheDefinition() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(200, 60); i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = parameters(random);
      WnnClassifier classifier = new WnnClassifier(training, parameters);
      NaiveWnn naive = new NaiveWnn(training, parameters, classifier.unitsPerOne());
      byte[][] queries = queries(random, training);
      WnnScorer plain = classifier.newScorer(Vectorization.plain());
      WnnScorer simd = classifier.newScorer(Vectorization.simd());

      // When
      int[] byPlain = new int[queries.length];
      plain.predict(queries, queries.length, byPlain);
      int[] bySimd = new int[queries.length];
      simd.predict(queries, queries.length, bySimd);

      // Then
      String what =
          "case %d: %d x %d, %s".formatted(i, training.width(), training.height(), parameters);
      int[] expected = Arrays.stream(queries).mapToInt(naive::predict).toArray();
      assertThat(bySimd).as(what).isEqualTo(expected);
      assertThat(byPlain).as(what).isEqualTo(expected);
      assertThat(simd.decided()).as(what).isEqualTo(plain.decided());
    }
  }

  @Test
  void shouldBoundDistancesFromBelow() {
    Random random = new Random(12);
    for (int i = 0; i < 200; i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = WnnParameters.of(3 + 2 * random.nextInt(8));
      TrainingSet set = TrainingSet.of(training, false);
      WindowGrid cells = WindowGrid.pooled(set.width(), set.height(), parameters.window());
      if (cells == null || set.brightest(Extension.NONE) == 0) {
        continue;
      }
      byte[][] queries = {training.image(0), training.image(training.size() - 1)};

      // When
      CellBound bound =
          new CellBound(set, VariantGroups.of(Extension.NONE), cells, Vectorization.simd(), 2);
      bound.begin(queries, 2);
      long[][] lower = new long[set.classes()][2];
      for (int c = 0; c < lower.length; c++) {
        bound.bound(c, new long[][] {lower[c]});
        bound.bound(c, new long[][] {lower[c]});
      }

      // Then
      NaiveWnn naive = new NaiveWnn(training, parameters, 1);
      for (int q = 0; q < 2; q++) {
        long[] distances = naive.distances(queries[q]);
        for (int c = 0; c < lower.length; c++) {
          assertThat(lower[c][q]).as("case %d", i).isBetween(0L, distances[c]);
        }
      }
    }
  }

  /** A cell that is half ink and a grey one have the same mean. */
  @Test
  void shouldTellCellsApartByMoreThanTheirMeans() {
    // Given
    byte[] halves = new byte[16];
    byte[] grey = new byte[16];
    Arrays.fill(grey, (byte) 100);
    for (int k = 0; k < 16; k++) {
      halves[k] = (byte) (k % 2 == 0 ? 0 : 200);
    }
    TrainingSet set = new TrainingSet(4, 4, 1, false);
    set.add(0, halves, 0);
    WindowGrid cells = WindowGrid.pooled(4, 4, 7);

    // When
    CellBound bound =
        new CellBound(set, VariantGroups.of(Extension.NONE), cells, Vectorization.plain(), 1);
    bound.begin(new byte[][] {grey}, 1);
    long[] lower = new long[1];
    bound.bound(0, new long[][] {lower});

    // Then: each of 16 windows has 16 pixels that differ by 100
    assertThat(lower[0]).isBetween(2_400_000L, 2_560_000L);
  }

  @Test
  void shouldTakeTheLowestOfEqualClassesAndMeasureFarImages() {
    // Given
    byte[] pixels = new byte[4 * 144];
    Arrays.fill(pixels, 144, 3 * 144, (byte) 255);
    GreyImages training = new GreyImages(12, 12, pixels, new int[] {0, 2, 1, 0}, 3);
    byte[] white = Arrays.copyOfRange(pixels, 144, 288);
    byte[] chequered = new byte[144];
    for (int k = 0; k < 144; k += 2) {
      chequered[k] = (byte) 255;
    }
    WnnClassifier classifier = new WnnClassifier(training, WnnParameters.of(11));
    NaiveWnn naive = new NaiveWnn(training, WnnParameters.of(11), 1);

    // When
    int[] predicted = new int[2];
    WnnScorer scorer = classifier.newScorer(Vectorization.simd());
    scorer.predict(new byte[][] {white, chequered}, 2, predicted);
    long[] distances = new long[3];
    scorer.distances(chequered, distances);

    // Then
    assertThat(predicted).containsExactly(1, naive.predict(chequered));
    assertThat(distances).isEqualTo(naive.distances(chequered));
  }

  @Test
  void shouldCountOnlySelectedWindows() {
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      // Given
      GreyImages training = images(random);
      int pixels = training.width() * training.height();
      int[] windows = IntStream.range(0, pixels).filter(w -> random.nextInt(4) == 0).toArray();
      WindowSelection selection =
          windows.length == 0 ? WindowSelection.all(pixels) : WindowSelection.of(pixels, windows);
      WnnParameters parameters = WnnParameters.of(3 + 2 * random.nextInt(6));
      WnnClassifier classifier = new WnnClassifier(training, parameters).withSelection(selection);
      byte[][] queries = queries(random, training);
      WnnScorer scorer = classifier.newScorer(Vectorization.simd());

      // When
      int[] predicted = new int[queries.length];
      scorer.predict(queries, queries.length, predicted);

      // Then
      NaiveWnn naive = new NaiveWnn(training, parameters, 1);
      for (int q = 0; q < queries.length; q++) {
        assertThat(predicted[q]).as("case %d", i).isEqualTo(naive.predict(queries[q], selection));
      }
    }
  }

  private static WnnParameters parameters(Random random) {
    double[] powers = {2, 2, 2, 2, 2, 2, 1, 1.5};
    return WnnParameters.of(2 * random.nextInt(13) + 1)
        .withPower(powers[random.nextInt(powers.length)])
        .withExtension(random.nextInt(4) == 0 ? extension(random) : Extension.NONE);
  }

  private static Extension extension(Random random) {
    return Extension.parse(random.nextBoolean() ? "shift1" : "set4");
  }

  /** Strokes on a black ground, or noise; of two grey values, few, or all. */
  private static GreyImages images(Random random) {
    int width = 1 + random.nextInt(13);
    int height = 1 + random.nextInt(13);
    int classes = 2 + random.nextInt(3);
    int most = random.nextInt(20) == 0 ? 3 * TrainingBlocks.LANES : 12;
    int[] labels = new int[classes + random.nextInt(most)];
    Arrays.setAll(labels, i -> i < classes ? i : random.nextInt(classes));
    byte[] pixels = new byte[labels.length * width * height];
    int brightest = new int[] {1, 2, 16, 200, 255}[random.nextInt(5)];
    double inked = random.nextDouble();
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (random.nextDouble() < inked ? random.nextInt(brightest + 1) : 0);
    }
    return new GreyImages(width, height, pixels, labels, classes);
  }

  /** Training images, some changed a little, some too bright. */
  private static byte[][] queries(Random random, GreyImages training) {
    byte[][] queries = new byte[random.nextInt(10)][];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = training.image(random.nextInt(training.size()));
      for (int changes = random.nextInt(6); changes > 0; changes--) {
        int brightest = random.nextInt(4) == 0 ? 256 : 20;
        queries[i][random.nextInt(queries[i].length)] = (byte) random.nextInt(brightest);
      }
    }
    return queries;
  }
}
