package dev.weir.classifiers.wnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.minima.IntWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.PlainWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.ShortWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.WindowNearest;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.Interpolation;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.NaiveWnn;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WnnClassifierTest {

  private static final int QUERIES = 5;

  @Test
  @PropertyTest
  void shouldAgreeWithTheDefinition() {
    Random random = Seeds.random();
    int cases = Seeds.size(300, 40);
    for (int i = 0; i < cases; i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = parameters(random);
      WnnClassifier classifier = new WnnClassifier(training, parameters);
      WnnScorer scorer = classifier.newScorer(Vectorization.simd());
      NaiveWnn naive = new NaiveWnn(training, parameters, classifier.unitsPerOne());
      for (int q = 0; q < QUERIES; q++) {
        byte[] query = query(random, training);

        // When
        long[] distances = new long[training.classes()];
        scorer.distances(query, distances);
        int predicted = scorer.predict(query);

        // Then
        String what =
            "case %d: %d x %d, %s".formatted(i, training.width(), training.height(), parameters);
        assertThat(distances).as(what).isEqualTo(naive.distances(query));
        assertThat(predicted).as(what).isEqualTo(naive.predict(query));
      }
    }
  }

  private static WnnParameters parameters(Random random) {
    double[] powers = {1, 2, 2, 2, 3, 4, 1.5, 2.25};
    return new WnnParameters(
        2 * random.nextInt(13) + 1, powers[random.nextInt(powers.length)], 1, extension(random));
  }

  private static Extension extension(Random random) {
    Interpolation[] all = Interpolation.values();
    return switch (random.nextInt(8)) {
      case 0, 1 -> Extension.ofShifts(1 + random.nextInt(3));
      case 2 ->
          new Extension(
              random.nextInt(2),
              random.nextBoolean() ? List.of() : List.of(-5, 25),
              List.of(90, 110),
              all[random.nextInt(all.length)]);
      default -> Extension.NONE;
    };
  }

  @Test
  void shouldAddUpTheLeastDistancesOfAWindow() {
    Random random = new Random(11);
    for (int i = 0; i < 100; i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters =
          WnnParameters.of(3 + 2 * random.nextInt(3))
              .withNeighbours(2 + random.nextInt(3))
              .withShifts(1);
      WnnScorer scorer = new WnnClassifier(training, parameters).newScorer(Vectorization.simd());
      byte[] query = query(random, training);

      // When
      long[] distances = new long[training.classes()];
      scorer.distances(query, distances);

      // Then
      NaiveWnn naive = new NaiveWnn(training, parameters, 1);
      assertThat(distances).as("%d %s", i, parameters).isEqualTo(naive.distances(query));
      assertThat(scorer.predict(query)).isEqualTo(naive.predict(query));
    }
  }

  @Test
  void shouldAgreeWithTheDefinitionOnTheLargestImages() {
    Random random = new Random(64);
    int[][] cases = {{64, 64, 1}, {64, 64, 7}, {64, 3, 63}, {3, 64, 127}};
    for (int[] each : cases) {
      GreyImages training = images(random, each[0], each[1], 2, 5, 256);
      for (double power : new double[] {1, 2, 3}) {
        // Given
        WnnParameters parameters = WnnParameters.of(each[2]).withPower(power);
        WnnScorer scorer = new WnnClassifier(training, parameters).newScorer(Vectorization.simd());
        byte[] query = query(random, training);

        // When
        long[] distances = new long[2];
        scorer.distances(query, distances);

        // Then
        NaiveWnn naive = new NaiveWnn(training, parameters, 1);
        assertThat(distances).as("%s", parameters).isEqualTo(naive.distances(query));
        assertThat(scorer.predict(query)).isEqualTo(naive.predict(query));
      }
    }
  }

  @Test
  @PropertyTest
  void shouldFindTheNearestOfFaintImagesBesideBlankOnes() {
    Random random = Seeds.random();
    int cases = Seeds.size(60, 20);
    for (int i = 0; i < cases; i++) {
      // Given
      byte[] query = new byte[8 * 8];
      for (int k = 0; k < query.length; k++) {
        query[k] = (byte) random.nextInt(4);
      }
      GreyImages training = faint(random, 100, query);
      WnnParameters parameters =
          WnnParameters.of(5 + 2 * random.nextInt(4)).withShifts(random.nextInt(2));
      WnnScorer scorer = new WnnClassifier(training, parameters).newScorer(Vectorization.simd());

      // When
      long[] distances = new long[2];
      scorer.distances(query, distances);

      // Then
      assertThat(distances)
          .as("case %d, %s", i, parameters)
          .isEqualTo(new NaiveWnn(training, parameters, 1).distances(query));
    }
  }

  /** Mostly blank images; the others are faint, with a few darker pixels, and one is black. */
  private static GreyImages faint(Random random, int size, byte[] pattern) {
    byte[] pixels = new byte[size * pattern.length];
    int[] labels = new int[size];
    for (int image = 0; image < size; image++) {
      labels[image] = image % 2;
      int from = image * pattern.length;
      if (random.nextInt(5) == 0) {
        System.arraycopy(pattern, 0, pixels, from, pattern.length);
        for (int ink = 1 + random.nextInt(6); ink > 0; ink--) {
          pixels[from + random.nextInt(pattern.length)] = (byte) random.nextInt(16);
        }
      }
    }
    Arrays.fill(pixels, 0, pattern.length, (byte) 255);
    return new GreyImages(8, 8, pixels, labels, 2);
  }

  @Test
  void shouldAgreeWithTheDefinitionWhereBoundsExcludeLittle() {
    // Given
    Random random = new Random(5);
    int size = 3 * 2 * 32 * TrainingBlocks.LANES;
    byte[] pixels = new byte[size * 16];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (100 + random.nextInt(8));
    }
    int[] labels = new int[size];
    Arrays.setAll(labels, i -> i % 2);
    pixels[0] = (byte) 255;
    GreyImages training = new GreyImages(4, 4, pixels, labels, 2);
    WnnParameters parameters = WnnParameters.of(7);
    WnnScorer scorer = new WnnClassifier(training, parameters).newScorer(Vectorization.simd());
    byte[] query = query(random, training);

    // When
    long[] distances = new long[2];
    scorer.distances(query, distances);

    // Then
    assertThat(distances).isEqualTo(new NaiveWnn(training, parameters, 1).distances(query));
  }

  @Test
  void shouldTakeTheLowestOfEqualClasses() {
    // Given
    Random random = new Random(3);
    byte[] image = new byte[64];
    random.nextBytes(image);
    byte[] pixels = new byte[4 * 64];
    for (int i = 1; i < 4; i++) {
      System.arraycopy(image, 0, pixels, i * 64, 64);
    }
    GreyImages training = new GreyImages(8, 8, pixels, new int[] {0, 3, 1, 2}, 4);

    // When / Then
    for (double power : new double[] {1, 2, 3, 1.5}) {
      WnnParameters parameters = WnnParameters.of(5).withPower(power);
      WnnClassifier classifier = new WnnClassifier(training, parameters);
      assertThat(classifier.newScorer(Vectorization.simd()).predict(image)).isEqualTo(1);
      assertThat(classifier.newScorer(Vectorization.plain()).predict(image)).isEqualTo(1);
    }
  }

  @Test
  void shouldCountOperations() {
    // Given
    byte[] pixels = new byte[5 * 9];
    TrainingSet training =
        TrainingSet.of(new GreyImages(3, 3, pixels, new int[] {0, 0, 0, 0, 0}, 1), false);
    WindowGrid grid = WindowGrid.of(3, 3, 3);
    CellCosts exact = CellCosts.exact(PowerTable.of(2, (double) grid.cellsOfAll()));

    // When / Then: three rows of three cells are added and one is subtracted, at three operations
    // each; plus 9 windows
    for (WindowNearest minima :
        List.of(
            new PlainWindowNearest(grid, exact, 1),
            new IntWindowNearest(Vectorization.simd().ints().orElseThrow(), grid, exact, 1))) {
      sum(minima, training, new byte[9]);
      assertThat(minima.operations()).isEqualTo(5 * (4 * 3 * 3 + 9 * 3));
    }
  }

  @Test
  void shouldGiveTheSameInPlainJavaAndInSimd() {
    // Given
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      TrainingSet training = TrainingSet.of(images(random), false);
      int window = 2 * random.nextInt(9) + 1;
      WindowGrid grid = WindowGrid.of(training.width(), training.height(), window);
      byte[] query = new byte[grid.area()];
      random.nextBytes(query);
      int k = 1 + random.nextInt(Math.min(3, training.size(0)));
      for (double power : new double[] {1, 2, 3, 1.5}) {
        PowerTable powers = PowerTable.of(power, grid.cellsOfAll() * 3.0);
        CellCosts exact = CellCosts.exact(powers);
        CellCosts narrow = CellCosts.ofPixels(powers, grid, 255, ShortWindowNearest.BOUND);

        // When / Then
        if (powers.unitsPerOne() == 1) {
          assertThat(
                  sum(
                      new IntWindowNearest(
                          Vectorization.simd().ints().orElseThrow(), grid, exact, k),
                      training,
                      query))
              .isEqualTo(sum(new PlainWindowNearest(grid, exact, k), training, query));
        }
        assertThat(
                sum(
                    new ShortWindowNearest(
                        Vectorization.simd().shorts().orElseThrow(), grid, narrow, k),
                    training,
                    query))
            .as("window %d, p %s, k %d", window, power, k)
            .isEqualTo(sum(new PlainWindowNearest(grid, narrow, k), training, query));
        assertThat(
                sumOfWhole(
                    new ShortWindowNearest(
                        Vectorization.simd().shorts().orElseThrow(), grid, narrow, k),
                    training,
                    query))
            .as("whole, window %d, p %s, k %d", window, power, k)
            .isEqualTo(sumOfWhole(new PlainWindowNearest(grid, narrow, k), training, query));
      }
    }
  }

  @Test
  void shouldRefuseWhatItCannotUse() {
    GreyImages images = new GreyImages(2, 2, new byte[8], new int[] {0, 1}, 2);
    assertThatThrownBy(() -> new WnnClassifier(images, WnnParameters.of(4)))
        .hasMessageContaining("not 4");
    assertThatThrownBy(() -> new WnnClassifier(images, WnnParameters.of(3).withPower(0)))
        .hasMessageContaining("not 0");
    assertThatThrownBy(() -> new WnnClassifier(images, WnnParameters.of(3).withPower(9)))
        .hasMessageContaining("p = 9 is too large");
    GreyImages withoutOne = new GreyImages(2, 2, new byte[8], new int[] {0, 2}, 3);
    assertThatThrownBy(() -> new WnnClassifier(withoutOne, WnnParameters.of(3)))
        .hasMessageContaining("class 1 has no training image");
  }

  private static long sum(WindowNearest minima, TrainingSet training, byte[] query) {
    minima.begin(query);
    TrainingBlocks blocks = training.images();
    int rows = minima.grid().down().windows();
    int middle = (rows + 1) / 2;
    for (int i = 0; i < blocks.of(0).size(); i++) {
      minima.update(blocks.of(0).get(i), blocks.imagesIn(0, i), i, 0, middle);
    }
    for (int i = 0; i < blocks.of(0).size(); i++) {
      minima.update(blocks.of(0).get(i), blocks.imagesIn(0, i), i, middle, rows);
    }
    return minima.sum(0, rows);
  }

  private static long sumOfWhole(WindowNearest minima, TrainingSet training, byte[] query) {
    minima.begin(query);
    TrainingBlocks blocks = training.images();
    int rows = minima.grid().down().windows();
    for (int i = 0; i < blocks.of(0).size(); i++) {
      minima.update(blocks.of(0).get(i), blocks.imagesIn(0, i), 0, 0, rows);
    }
    return minima.sum(0, rows);
  }

  /** Few grey values, so that there are ties; ink reaches the frame. */
  private static GreyImages images(Random random) {
    int width = 1 + random.nextInt(12);
    int height = 1 + random.nextInt(12);
    int classes = 2 + random.nextInt(3);
    int most = random.nextInt(12) == 0 ? 3 * TrainingBlocks.LANES : 20;
    int greys = random.nextBoolean() ? 2 : 256;
    return images(random, width, height, classes, classes + random.nextInt(most), greys);
  }

  private static GreyImages images(
      Random random, int width, int height, int classes, int size, int greys) {
    int[] labels = new int[size];
    byte[] pixels = new byte[size * width * height];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < classes ? i : random.nextInt(classes);
    }
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (random.nextInt(greys) * (greys == 2 ? 255 : 1));
    }
    return new GreyImages(width, height, pixels, labels, classes);
  }

  private static byte[] query(Random random, GreyImages training) {
    byte[] query = training.image(random.nextInt(training.size()));
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      query[random.nextInt(query.length)] = (byte) random.nextInt(256);
    }
    return query;
  }
}
