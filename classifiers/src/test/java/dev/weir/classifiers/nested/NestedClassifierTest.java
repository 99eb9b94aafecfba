package dev.weir.classifiers.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.dwnn.DwnnClassifier;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.NaiveDwnn;
import dev.weir.classifiers.wnn.naive.NaiveWnn;
import dev.weir.classifiers.wnn.naive.SmallImages;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NestedClassifierTest {

  private static final List<List<String>> FAMILIES =
      List.of(
          List.of("set1", "set2", "set3", "set4"),
          List.of("set4:nearest", "set0", "set3:nearest"),
          List.of("shift0", "shift1", "shift1+rotate-25,25", "shift2", "shift2+rotate-25,25"),
          List.of("set1"));

  @Test
  @PropertyTest
  void shouldAgreeWithTheDefinitionForEachSet() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(4, 4); i++) {
      // Given
      int side = 4 + random.nextInt(3);
      int classes = 2 + random.nextInt(2);
      GreyImages training =
          SmallImages.of(random, side, side - random.nextInt(2), classes, classes + 3);
      List<Extension> sets = sets(FAMILIES.get(i % FAMILIES.size()));
      WnnParameters parameters = WnnParameters.of(3 + 2 * random.nextInt(3));
      byte[][] queries = new byte[1 + random.nextInt(2)][];
      Arrays.setAll(queries, query -> SmallImages.query(random, training));

      // When
      NestedClassifier classifier = nested(training, parameters, sets);
      int[][][] plain = predicted(classifier.newScorer(Vectorization.plain()), queries, sets);
      int[][][] simd = predicted(classifier.newScorer(Vectorization.simd()), queries, sets);

      // Then
      for (int set = 0; set < sets.size(); set++) {
        WnnParameters alone = parameters.withExtension(sets.get(set));
        String what = "case %d: %s".formatted(i, alone);
        NaiveWnn windows = new NaiveWnn(training, alone, 1);
        NaiveDwnn images = new NaiveDwnn(training, alone, 1);
        int[] byWindows = Arrays.stream(queries).mapToInt(windows::predict).toArray();
        int[] byImages = Arrays.stream(queries).mapToInt(images::predict).toArray();
        assertThat(plain[0][set]).as(what).isEqualTo(byWindows);
        assertThat(simd[0][set]).as(what).isEqualTo(byWindows);
        assertThat(plain[1][set]).as(what).isEqualTo(byImages);
        assertThat(simd[1][set]).as(what).isEqualTo(byImages);
      }
    }
  }

  /** More images than fit a block and a batch, some brighter than the training images. */
  @Test
  void shouldAgreeWithEachSetAlone() {
    // Given
    Random random = new Random(7);
    GreyImages training = noise(random, 100, 200);
    GreyImages tests = noise(random, 130, 210);
    byte[][] queries = new byte[tests.size()][];
    Arrays.setAll(queries, tests::image);
    List<Extension> sets = sets(List.of("set0", "set1", "set2"));

    // When
    NestedClassifier classifier = nested(training, WnnParameters.of(5), sets);
    int[][][] predicted = predicted(classifier.newScorer(Vectorization.plain()), queries, sets);

    // Then
    assertThat(queries.length).isGreaterThan(classifier.batchSize());
    for (int set = 0; set < sets.size(); set++) {
      WnnClassifier windows =
          new WnnClassifier(training, WnnParameters.of(5).withExtension(sets.get(set)));
      int[] expected = new int[queries.length];
      windows.newScorer(Vectorization.plain()).predict(queries, queries.length, expected);
      assertThat(predicted[0][set]).as("set %d", set).isEqualTo(expected);
      new DwnnClassifier(windows)
          .newScorer(Vectorization.plain())
          .predict(queries, queries.length, expected);
      assertThat(predicted[1][set]).as("set %d", set).isEqualTo(expected);
    }
    assertThat(predicted[0][1]).isNotEqualTo(predicted[1][1]);
  }

  /** Classes that begin alike and go on differently, one of them by nothing at all. */
  @Test
  void shouldAgreeWithEachSetAloneOnOtherTrainingImages() {
    // Given
    Random random = new Random(11);
    GreyImages all = noise(random, 500, 200);
    GreyImages one = some(all, i -> i < 230 || (i >= 450 && i % 3 > 0));
    GreyImages other = some(all, i -> i < 180 || (i > 200 && i < 320 && i % 3 < 2));
    GreyImages tests = noise(random, 12, 210);
    byte[][] queries = new byte[tests.size()][];
    Arrays.setAll(queries, tests::image);
    List<NestedSet> sets =
        List.of(
            new NestedSet(0, Extension.parse("set1"), true),
            new NestedSet(0, Extension.parse("set4"), true),
            new NestedSet(1, Extension.parse("set4"), false),
            new NestedSet(1, Extension.parse("set2"), true));

    // When
    NestedClassifier classifier =
        new NestedClassifier(List.of(one, other), WnnParameters.of(5), sets);
    int[][][] plain = new int[2][sets.size()][queries.length];
    int[][][] simd = new int[2][sets.size()][queries.length];
    classifier
        .newScorer(Vectorization.plain())
        .predict(queries, queries.length, plain[0], plain[1]);
    classifier.newScorer(Vectorization.simd()).predict(queries, queries.length, simd[0], simd[1]);

    // Then
    for (int i = 0; i < sets.size(); i++) {
      NestedSet set = sets.get(i);
      WnnParameters alone = WnnParameters.of(5).withExtension(set.extension());
      WnnClassifier windows = new WnnClassifier(set.training() == 0 ? one : other, alone);
      int[] byWindows = new int[queries.length];
      windows.newScorer(Vectorization.simd()).predict(queries, queries.length, byWindows);
      int[] byImages = new int[queries.length];
      if (set.byImages()) {
        new DwnnClassifier(windows)
            .newScorer(Vectorization.simd())
            .predict(queries, queries.length, byImages);
      }
      assertThat(plain[0][i]).as("%s", set).isEqualTo(byWindows);
      assertThat(simd[0][i]).as("%s", set).isEqualTo(byWindows);
      assertThat(plain[1][i]).as("%s", set).isEqualTo(byImages);
      assertThat(simd[1][i]).as("%s", set).isEqualTo(byImages);
    }
    assertThat(plain[0][1]).isNotEqualTo(plain[0][2]);
  }

  private static GreyImages some(GreyImages all, IntPredicate chosen) {
    return all.select(IntStream.range(0, all.size()).filter(chosen).toArray());
  }

  @Test
  void shouldRefuseTrainingImagesOfOtherSizes() {
    List<NestedSet> sets = List.of(new NestedSet(0, Extension.NONE, true));
    List<GreyImages> trainings =
        List.of(noise(new Random(1), 30, 200), SmallImages.of(new Random(1), 5, 6, 3, 30));
    assertThatThrownBy(() -> new NestedClassifier(trainings, WnnParameters.of(3), sets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training images of 5 x 6 in 3 classes beside 6 x 6 in 3");
  }

  @Test
  void shouldDecideOneByOneWhatHasNoBounds() {
    // Given pixels of 0 and 1
    GreyImages training = noise(new Random(1), 30, 2);
    List<Extension> sets = sets(List.of("set0", "set1"));
    NestedClassifier classifier = nested(training, WnnParameters.of(5), sets);
    byte[][] queries = {training.image(4), training.image(5)};

    // When
    int[][][] predicted = predicted(classifier.newScorer(2), queries, sets);

    // Then
    assertThat(classifier.batchSize()).isEqualTo(1);
    int[] own = {training.label(4), training.label(5)};
    assertThat(predicted[0]).isDeepEqualTo(new int[][] {own, own});
    assertThat(predicted[1]).isDeepEqualTo(new int[][] {own, own});
  }

  @Test
  void shouldRefuseSetsThatAreNotNested() {
    GreyImages training = noise(new Random(1), 30, 200);
    List<Extension> sets = sets(List.of("set2", "set3"));
    assertThatThrownBy(() -> nested(training, WnnParameters.of(5), sets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shift1+rotate-25,-5,5,25:mixed");
  }

  private static NestedClassifier nested(
      GreyImages training, WnnParameters parameters, List<Extension> sets) {
    return new NestedClassifier(
        List.of(training),
        parameters,
        sets.stream().map(set -> new NestedSet(0, set, true)).toList());
  }

  private static List<Extension> sets(List<String> texts) {
    return texts.stream().map(Extension::parse).toList();
  }

  private static int[][][] predicted(NestedScorer scorer, byte[][] queries, List<Extension> sets) {
    int[][][] predicted = new int[2][sets.size()][queries.length];
    scorer.predict(queries, queries.length, predicted[0], predicted[1]);
    return predicted;
  }

  /** Images of three classes, brighter from one to the next. */
  private static GreyImages noise(Random random, int count, int greys) {
    byte[] pixels = new byte[count * 36];
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % 3);
    for (int k = 0; k < pixels.length; k++) {
      int brightest = Math.max(2, greys * (labels[k / 36] + 10) / 12);
      pixels[k] = (byte) random.nextInt(brightest);
    }
    return new GreyImages(6, 6, pixels, labels, 3);
  }
}
