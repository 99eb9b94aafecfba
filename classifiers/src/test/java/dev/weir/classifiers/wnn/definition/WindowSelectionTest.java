package dev.weir.classifiers.wnn.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.naive.NaiveWnn;
import dev.weir.classifiers.wnn.naive.SmallImages;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowSelectionTest {

  private static final double[] POWERS = {1, 2, 2, 2, 3, 4, 1.5};

  @Test
  @PropertyTest
  void shouldScoreByTheSelectedWindowsOnly() {
    Random random = Seeds.random();
    int cases = Seeds.size(150, 40);
    for (int i = 0; i < cases; i++) {
      // given
      GreyImages training = SmallImages.of(random);
      WnnParameters parameters = parameters(random);
      WindowSelection selection = SmallImages.selection(random, training.area());
      WnnClassifier classifier =
          new WnnClassifier(
              TrainingSet.of(training, parameters.shifts() > 0), parameters, selection);
      NaiveWnn naive = new NaiveWnn(training, parameters, classifier.unitsPerOne());
      for (Vectorization twin : List.of(Vectorization.simd(), Vectorization.plain())) {
        WnnScorer scorer = classifier.newScorer(twin);
        byte[] query = SmallImages.query(random, training);

        // when
        long[] distances = new long[training.classes()];
        scorer.distances(query, distances);
        int predicted = scorer.predict(query);

        // then
        String what =
            "case %d: %d x %d, %s, %s"
                .formatted(i, training.width(), training.height(), parameters, selection.windows());
        assertThat(distances).as(what).isEqualTo(naive.distances(query, selection));
        assertThat(predicted).as(what).isEqualTo(naive.predict(query, selection));
        assertWindows(scorer, naive, query, selection, what);
        assertExplained(classifier, query, distances, what);
      }
    }
  }

  private static void assertWindows(
      WnnScorer scorer, NaiveWnn naive, byte[] query, WindowSelection selection, String what) {
    long[][] found = new long[2][query.length];
    scorer.windowDistances(query, found);
    for (int c = 0; c < found.length; c++) {
      long[] expected = naive.windowDistances(query, c);
      for (int window = 0; window < query.length; window++) {
        boolean counts = selection.windows().contains(window);
        assertThat(found[c][window]).as(what).isEqualTo(counts ? expected[window] : 0);
      }
    }
  }

  private static void assertExplained(
      WnnClassifier classifier, byte[] query, long[] distances, String what) {
    WnnExplanation why = WnnExplanation.of(classifier, query);
    for (int c = 0; c < distances.length; c++) {
      int label = c;
      assertThat(why.distance(c)).as(what).isEqualTo(distances[c]);
      assertThat(IntStream.range(0, query.length).mapToLong(w -> why.distance(label, w)).sum())
          .isEqualTo(distances[c]);
    }
    assertThat(why.chosen(0, window -> true).stream().mapToInt(each -> each.windows()).sum())
        .isEqualTo(classifier.selection().size());
  }

  private static WnnParameters parameters(Random random) {
    WnnParameters parameters =
        WnnParameters.of(2 * random.nextInt(13) + 1)
            .withPower(POWERS[random.nextInt(POWERS.length)]);
    return switch (random.nextInt(6)) {
      case 0 -> parameters.withShifts(1 + random.nextInt(2));
      case 1 -> parameters.withExtension(Extension.parse("shift1+rotate10"));
      default -> parameters;
    };
  }

  @Test
  @PropertyTest
  void shouldScoreAllWindowsAsWithoutASelection() {
    // given
    Random random = Seeds.random();
    GreyImages training = SmallImages.of(random);
    WnnClassifier plain = new WnnClassifier(training, WnnParameters.of(5));
    int[] all = IntStream.range(0, training.area()).toArray();

    // when
    WnnClassifier selected = plain.withSelection(WindowSelection.of(training.area(), all));

    // then
    assertThat(plain.selection()).isEqualTo(selected.selection());
    byte[] query = SmallImages.query(random, training);
    assertThat(selected.newScorer().predict(query)).isEqualTo(plain.newScorer().predict(query));
  }

  @Test
  void shouldRefuseWindowsThatDoNotExist() {
    assertThatThrownBy(() -> WindowSelection.of(9)).hasMessage("at least one window must count");
    assertThatThrownBy(() -> WindowSelection.of(9, 3, 9)).hasMessageContaining("window 9");
    assertThatThrownBy(() -> WindowSelection.of(9, 3, 3)).hasMessageContaining("from 0 to 8");
    assertThatThrownBy(() -> WindowSelection.of(9, -1)).hasMessageContaining("window -1");
    WindowElimination elimination = new WindowElimination(List.of(2, 0, 1), List.of(3, 2, 1), 5);
    assertThat(elimination.selection(2).windows()).containsExactly(0, 1);
    assertThatThrownBy(() -> new WindowSelection(3, List.of(0, 2), Optional.of(elimination)))
        .hasMessageContaining("not those that the elimination keeps");
    GreyImages training = new GreyImages(2, 2, new byte[8], new int[] {0, 1}, 2);
    assertThatThrownBy(
            () ->
                new WnnClassifier(
                    TrainingSet.of(training, false), WnnParameters.of(3), WindowSelection.all(9)))
        .hasMessage("a selection of 9 windows does not match training images of 2 x 2");
  }

  @Test
  void shouldRefuseAnEliminationThatIsNone() {
    assertThatThrownBy(() -> new WindowElimination(List.of(0, 0), List.of(1, 1), 5))
        .hasMessageContaining("names window 0 twice");
    assertThatThrownBy(() -> new WindowElimination(List.of(0, 2), List.of(1, 1), 5))
        .hasMessageContaining("window 2");
    assertThatThrownBy(() -> new WindowElimination(List.of(0, 1), List.of(1), 5))
        .hasMessageContaining("numbers of 0 to 5");
    assertThatThrownBy(() -> new WindowElimination(List.of(0, 1), List.of(1, 6), 5))
        .hasMessageContaining("numbers of 0 to 5");
  }
}
