package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.elimination.WindowCurve;
import dev.weir.trainer.data.DataFolder;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures of the paper on MNIST; {@code ./weir scoreboard mnist --full} verifies all of them. */
@Tag("data")
@Tag("slow")
class WnnMnistTest {

  private static final WnnParameters BEST = WnnParameters.of(11);

  private static ImageFiles files;

  @BeforeAll
  static void read() {
    files = ImageFiles.load("idx:" + DataFolder.require("mnist"));
  }

  @Test
  void shouldMakeThePapersErrorsOnMnistBalanced() {
    // When
    WnnReport more = run(ImageDataSet.balanced(files), BEST);
    WnnReport fewer = run(ranges("1:5000", "6001:"), BEST);

    // Then
    assertThat(more.evaluation().errorsByClass()).containsExactly(5, 5, 7, 14, 6, 2, 8, 18, 12, 29);
    assertThat(fewer.evaluation().errors()).isEqualTo(112);
    BitSet both = (BitSet) more.wrong().clone();
    both.and(fewer.wrong());
    BitSet either = (BitSet) more.wrong().clone();
    either.or(fewer.wrong());
    assertThat(both.cardinality()).isEqualTo(98);
    assertThat(either.cardinality()).isEqualTo(120);
  }

  @Test
  void shouldMakeThePapersErrorsWithAbsoluteDifferences() {
    assertThat(run(ranges("1:5000", "5001:6000"), WnnParameters.of(9).withPower(1)).evaluation())
        .returns(137L, evaluation -> evaluation.errors());
  }

  /**
   * All tests with shifts would take minutes, so only those misclassified without shifts are run.
   */
  @Test
  void shouldMistakeFewerWithShifts() {
    // Given
    ImageDataSet balanced = ImageDataSet.balanced(files);
    int[] wrong = run(balanced, BEST).wrong().stream().toArray();
    ImageDataSet mistaken =
        new ImageDataSet(balanced.train(), balanced.test().select(wrong), "mistaken");

    // When
    WnnReport report = run(mistaken, BEST.withShifts(1));

    // Then
    assertThat(report.evaluation().tests()).isEqualTo(106);
    assertThat(report.evaluation().errorsByClass()).containsExactly(3, 4, 4, 8, 4, 1, 5, 8, 4, 15);
  }

  /** A part of the images; docs/scoreboard-mnist.md has the errors with all. */
  @Test
  void shouldMakeTheErrorsOfTheEliminationWithFewerWindows() {
    // Given
    ImageDataSet data =
        ImageDataSet.of(
            files,
            ImageRange.parse("1:1000"),
            ImageRange.parse("1001:1100"),
            ImageRange.parse("6001:6100"));
    int threads = Runtime.getRuntime().availableProcessors();
    WnnClassifier all = new WnnClassifier(data.train(), BEST);

    // When
    WindowElimination elimination = WindowChoice.run(data, BEST, threads, Progress.NONE);
    List<Integer> curve = WindowCurve.of(all, elimination, data.test(), threads, Progress.NONE);

    // Then
    for (int windows : new int[] {784, 300, 150, 50, 10, 1}) {
      WnnClassifier some = all.withSelection(elimination.selection(windows));
      assertThat(errors(some, data.validation().orElseThrow()))
          .isEqualTo(elimination.errors(windows));
      assertThat(errors(some, data.test())).isEqualTo((int) curve.get(windows - 1));
    }
    assertThat(elimination.errors(50)).isLessThanOrEqualTo(elimination.errors(784));
  }

  private static int errors(WnnClassifier classifier, GreyImages tests) {
    WnnScorer scorer = classifier.newScorer(tests.size());
    return (int)
        IntStream.range(0, tests.size())
            .filter(i -> scorer.predict(tests.image(i)) != tests.label(i))
            .count();
  }

  /** One image of each digit, of which the nine looks like a three to Set 1. */
  @Test
  void shouldRecogniseANineByRotationsAndScalings() {
    // Given
    ImageDataSet few = ranges("1:6000", "6348:6348");

    // When
    WnnReport shifted = run(few, BEST.withShifts(1));
    WnnReport more = run(few, BEST.withExtension(Extension.parse("set4")));

    // Then
    assertThat(shifted.evaluation().errorsByClass()[9]).isEqualTo(1);
    assertThat(more.evaluation().errorsByClass()[9]).isZero();
  }

  private static ImageDataSet ranges(String train, String test) {
    return ImageDataSet.of(files, ImageRange.parse(train), ImageRange.parse(test));
  }

  private static WnnReport run(ImageDataSet data, WnnParameters parameters) {
    WnnSettings settings = new WnnSettings(parameters, Runtime.getRuntime().availableProcessors());
    WnnReport report = WnnEvaluation.run(data, settings, Progress.NONE);
    System.out.println(report.toJson());
    return report;
  }
}
