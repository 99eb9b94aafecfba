package dev.weir.classifiers.dwnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.combined.CombinedClassifier;
import dev.weir.classifiers.combined.CombinedScorer;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.internal.wnn.minima.Minima;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.NaiveDwnn;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DwnnClassifierTest {

  private static final int QUERIES = 2;
  private static final List<String> EXTENSIONS =
      List.of(
          "set0",
          "set0",
          "set1",
          "set1",
          "shift2",
          "set2",
          "set3",
          "shift0+rotate-90,40",
          "shift0+rotate40");

  @Test
  @PropertyTest
  void shouldAgreeWithTheDefinitionInPlainJavaAndInSimd() {
    Random random = Seeds.random();
    int cases = Seeds.size(80, 20);
    for (int i = 0; i < cases; i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = parameters(random);
      WindowSelection selection = selection(random, training.area());
      DwnnClassifier classifier =
          new DwnnClassifier(new WnnClassifier(training, parameters).withSelection(selection));
      NaiveDwnn naive = new NaiveDwnn(training, parameters, selection, classifier.unitsPerOne());
      String what =
          "case %d: %d x %d, %s".formatted(i, training.width(), training.height(), parameters);
      for (Vectorization vectors : List.of(Vectorization.plain(), Vectorization.simd())) {
        DwnnScorer scorer = classifier.newScorer(vectors);
        for (int q = 0; q < QUERIES; q++) {
          byte[] query = query(random, training);

          // When
          long[] distances = new long[training.classes()];
          scorer.distances(query, distances);
          int predicted = scorer.predict(query);

          // Then
          assertThat(distances).as(what).isEqualTo(naive.distances(query));
          assertThat(predicted).as(what).isEqualTo(naive.predict(query));
        }
        assertThat(scorer.decided().values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(QUERIES);
      }
    }
  }

  @Test
  @PropertyTest
  void shouldAgreeWithTheDefinitionForManyAtOnce() {
    Random random = Seeds.random();
    int cases = Seeds.size(80, 20);
    for (int i = 0; i < cases; i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = parameters(random);
      WindowSelection selection = selection(random, training.area());
      DwnnClassifier images =
          new DwnnClassifier(new WnnClassifier(training, parameters).withSelection(selection));
      NaiveDwnn naive = new NaiveDwnn(training, parameters, selection, images.unitsPerOne());
      byte[][] queries = new byte[random.nextInt(6)][];
      Arrays.setAll(queries, query -> query(random, training));
      int[] alone = Arrays.stream(queries).mapToInt(naive::predict).toArray();
      int[] combined = Arrays.stream(queries).mapToInt(naive::combined).toArray();
      for (Vectorization vectors : List.of(Vectorization.plain(), Vectorization.simd())) {
        // When
        int[] byImages = new int[queries.length];
        DwnnScorer scorer = images.newScorer(vectors);
        scorer.predict(queries, queries.length, byImages);
        int[] byBoth = new int[queries.length];
        new CombinedClassifier(images).newScorer(vectors).predict(queries, queries.length, byBoth);

        // Then
        String what =
            "case %d: %d x %d, %s".formatted(i, training.width(), training.height(), parameters);
        assertThat(byImages).as(what).isEqualTo(alone);
        assertThat(byBoth).as(what).isEqualTo(combined);
        assertThat(scorer.decided().values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(queries.length);
      }
    }
  }

  @Test
  @PropertyTest
  void shouldBoundEveryImageFromBelow() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(80, 20); i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = parameters(random).withPower(2);
      TrainingSet set = TrainingSet.of(training, parameters.shifts() > 0);
      WindowGrid cells = WindowGrid.pooled(set.width(), set.height(), parameters.window());
      int brightest = set.brightest(parameters.extension());
      if (cells == null || brightest == 0) {
        continue;
      }
      byte[][] queries = {training.image(0), training.image(training.size() - 1)};

      // When
      ImageIndex index = new ImageIndex(set.images());
      ImageBounds bounds =
          new ImageBounds(
              TrainingParts.of(set),
              List.of(index),
              VariantGroups.of(parameters.extension()),
              brightest,
              cells,
              Vectorization.simd());
      bounds.begin(queries, 2);
      bounds.begin(queries, 2);

      // Then
      for (int q = 0; q < 2; q++) {
        for (int image = 0; image < index.size(); image++) {
          byte[] one = set.images().image(index.label(image), index.place(image));
          GreyImages alone = new GreyImages(set.width(), set.height(), one, new int[1], 1);
          long distance = new NaiveDwnn(alone, parameters, 1).distances(queries[q])[0];
          assertThat((long) bounds.of(0, q)[image] << bounds.shift())
              .as("case %d, image %d", i, image)
              .isBetween(0L, distance);
        }
      }
    }
  }

  @Test
  @PropertyTest
  void shouldCombineAsDefined() {
    Random random = Seeds.random();
    int cases = Seeds.size(80, 20);
    for (int i = 0; i < cases; i++) {
      // Given
      GreyImages training = images(random);
      WnnParameters parameters = parameters(random);
      WindowSelection selection = selection(random, training.area());
      CombinedClassifier classifier =
          new CombinedClassifier(
              new DwnnClassifier(new WnnClassifier(training, parameters).withSelection(selection)));
      NaiveDwnn naive =
          new NaiveDwnn(training, parameters, selection, classifier.images().unitsPerOne());
      CombinedScorer scorer = classifier.newScorer(Vectorization.simd());
      for (int q = 0; q < QUERIES; q++) {
        byte[] query = query(random, training);

        // When
        int predicted = scorer.predict(query);
        long[] distances = new long[training.classes()];
        scorer.distances(query, distances);

        // Then
        String what = "case %d: %s".formatted(i, parameters);
        assertThat(predicted).as(what).isEqualTo(naive.combined(query));
        assertThat(Minima.index(distances)).as(what).isEqualTo(predicted);
      }
    }
  }

  @Test
  @PropertyTest
  void shouldAskTheNearestNeighbourWhereTheyDiffer() {
    Random random = Seeds.random();
    GreyImages training = images(random, 9, 9, 3, 200, 256);
    CombinedScorer scorer =
        new CombinedClassifier(training, WnnParameters.of(3)).newScorer(Vectorization.simd());
    NaiveDwnn naive = new NaiveDwnn(training, WnnParameters.of(3), 1);
    for (int q = 0; q < 40; q++) {
      // When
      byte[] query = new byte[81];
      random.nextBytes(query);

      // Then
      assertThat(scorer.predict(query)).isEqualTo(naive.combined(query));
    }
    assertThat(scorer.decided()).containsOnlyKeys("agreement", "nearest");
    assertThat(scorer.decided().get("nearest")).isPositive();
    assertThat(scorer.decided().get("agreement") + scorer.decided().get("nearest")).isEqualTo(40);
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
      for (Vectorization vectors : List.of(Vectorization.plain(), Vectorization.simd())) {
        assertThat(new DwnnClassifier(training, parameters).newScorer(vectors).predict(image))
            .isEqualTo(1);
        assertThat(new CombinedClassifier(training, parameters).newScorer(vectors).predict(image))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void shouldBeWnnWithOneImageOfEachClass() {
    Random random = new Random(5);
    for (int i = 0; i < 30; i++) {
      // Given
      GreyImages training = images(random, 7, 6, 4, 4, 256);
      WnnParameters parameters = WnnParameters.of(3).withShifts(i % 3);
      byte[] query = new byte[42];
      random.nextBytes(query);

      // When
      long[] windows = new long[4];
      long[] images = new long[4];
      new WnnClassifier(training, parameters)
          .newScorer(Vectorization.simd())
          .distances(query, windows);
      new DwnnClassifier(training, parameters)
          .newScorer(Vectorization.simd())
          .distances(query, images);

      // Then
      assertThat(images).isEqualTo(windows);
    }
  }

  @Test
  void shouldRefuseWhatItCannotUse() {
    GreyImages images = new GreyImages(2, 2, new byte[8], new int[] {0, 1}, 2);
    WnnParameters parameters = WnnParameters.of(3);
    for (int k : new int[] {2, 100}) {
      assertThatThrownBy(() -> new DwnnClassifier(images, parameters.withNeighbours(k)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("DWNN compares with one training image at a time, so k is 1, not " + k);
    }
    assertThatThrownBy(() -> new CombinedClassifier(images, parameters.withPower(9)))
        .hasMessageContaining("p = 9 is too large");
    GreyImages withoutOne = new GreyImages(2, 2, new byte[8], new int[] {0, 2}, 3);
    assertThatThrownBy(() -> new DwnnClassifier(withoutOne, parameters))
        .hasMessageContaining("class 1 has no training image");
  }

  /** All windows, or a few. */
  private static WindowSelection selection(Random random, int area) {
    return random.nextInt(3) > 0
        ? WindowSelection.all(area)
        : WindowSelection.of(
            area,
            IntStream.range(0, area)
                .filter(window -> window == area / 2 || random.nextInt(4) == 0)
                .toArray());
  }

  private static WnnParameters parameters(Random random) {
    double[] powers = {1, 2, 2, 2, 3, 4, 1.5, 2.25};
    return new WnnParameters(
        2 * random.nextInt(10) + 1,
        powers[random.nextInt(powers.length)],
        1,
        Extension.parse(EXTENSIONS.get(random.nextInt(EXTENSIONS.size()))));
  }

  /** Few grey values, so that there are ties; ink reaches the frame. */
  private static GreyImages images(Random random) {
    int classes = 2 + random.nextInt(3);
    int most = random.nextInt(8) == 0 ? 4 * TrainingBlocks.LANES : 20;
    int greys = random.nextBoolean() ? 2 : 256;
    return images(
        random,
        1 + random.nextInt(10),
        1 + random.nextInt(10),
        classes,
        classes + random.nextInt(most),
        greys);
  }

  private static GreyImages images(
      Random random, int width, int height, int classes, int size, int greys) {
    int[] labels = new int[size];
    byte[] pixels = new byte[size * width * height];
    int bright = random.nextInt(4) == 0 ? 1 : 255;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < classes ? i : random.nextInt(classes);
    }
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (random.nextInt(greys) * (greys == 2 ? bright : 1));
    }
    return new GreyImages(width, height, pixels, labels, classes);
  }

  /** A training image with some changes, which may be brighter than all training images. */
  private static byte[] query(Random random, GreyImages training) {
    byte[] query = training.image(random.nextInt(training.size()));
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      query[random.nextInt(query.length)] = (byte) random.nextInt(256);
    }
    return query;
  }
}
