package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.reports.picture.Picture;
import dev.weir.reports.picture.PictureChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections with few, no or extreme results. */
class SectionsTest {
  private static final List<String> CLASSES = List.of("a", "b");

  private static Evaluation evaluation(long[]... confusion) {
    return new Evaluation(CLASSES, confusion);
  }

  private static List<String> texts(Section section) {
    return PictureChecks.texts(section.pictures().getFirst());
  }

  @Test
  void shouldListNoConfusionsWithoutErrors() {
    // when
    Section section = ConfusionSection.of(evaluation(new long[] {3, 0}, new long[] {0, 4}));

    // then
    assertThat(section.table()).isEmpty();
    assertThat(section.text()).endsWith("the greater the share of the row.");
    assertThat(section.pictures().getFirst().alt())
        .isEqualTo("Confusion matrix of 2 classes: 7 of 7 records on the diagonal are correct");
  }

  @Test
  void shouldListTheMostFrequentConfusionFirst() {
    assertThat(ConfusionSection.of(evaluation(new long[] {9, 1}, new long[] {1_200, 800})).table())
        .containsExactly(
            List.of("error", "records", "of the class"),
            List.of("b taken for a", "1,200", "60.0%"),
            List.of("a taken for b", "1", "10.0%"));
  }

  @Test
  void shouldShowNoShareOfNothing() {
    // given: no test of b, and no prediction of it
    Section section = ModelTable.accuracy(evaluation(new long[] {4, 0}, new long[2]), List.of());

    // then
    assertThat(section.table())
        .containsExactly(
            List.of("class", "tests", "errors", "recall", "precision"),
            List.of("a", "4", "0", "100.0%", "100.0%"),
            List.of("b", "0", "0", "–", "–"));
    assertThat(section.text()).endsWith("There are no published figures for these data.");
    assertThat(texts(section)).contains("this model", "always the largest class");
  }

  @Test
  void shouldTellRecallFromPrecision() {
    // given: 3 of 4 records of a are found, and 3 of 5 predictions of a are right
    Section section =
        ModelTable.accuracy(evaluation(new long[] {3, 1}, new long[] {2, 4}), List.of());

    // then
    assertThat(section.table().get(1)).containsExactly("a", "4", "1", "75.0%", "60.0%");
    assertThat(section.table().get(2)).containsExactly("b", "6", "2", "66.7%", "80.0%");
  }

  @Test
  void shouldPutTheModelAmongPublishedFigures() {
    // given
    Evaluation evaluation = evaluation(new long[] {970, 30}, new long[] {20, 980});
    List<PublishedAccuracy> published =
        List.of(new PublishedAccuracy("worse", 0.95), new PublishedAccuracy("better", 0.99));

    // when
    Section section = ModelTable.accuracy(evaluation, published);

    // then: the axis does not begin at 0, where guessing would be
    assertThat(section.text()).endsWith("Grey: published figures for these data.");
    assertThat(texts(section).stream().filter(text -> !text.endsWith("%")))
        .containsExactly("better", "this model", "worse");
    assertThat(texts(section)).contains("99.00%", "97.50%", "95.00%");
  }

  @Test
  void shouldStateTheContentsOfAnArtifact() {
    // given
    FeatureModel model = SmallModels.model(1, 10);

    // when
    List<List<String>> rows = ModelTable.of(model, "my model").table();

    // then
    assertThat(rows)
        .contains(
            List.of("model", "my model"),
            List.of("kind", "rocket"),
            List.of("takes", "signal of 1 x 40"),
            List.of("classes", "slow, middle, fast"))
        .allSatisfy(row -> assertThat(row).hasSize(2));
    assertThat(rows).extracting(List::getFirst).containsAll(model.provenance().entries().keySet());
  }

  @Test
  void shouldCountTheErrorsThatAreShown() {
    // given
    TestPredictions predictions =
        new TestPredictions(CLASSES, new int[] {0, 1, 0, 1}, new int[] {1, 1, 1, 0});

    // then
    assertThat(predictions.errors(2)).containsExactly(0, 2);
    assertThat(predictions.errorSection("signal", 3, ". Then.", List.of()).text())
        .isEqualTo("All of 3 errors, by their index in the test part. Then.");
    assertThat(predictions.errorSection("signal", 2, ". Then.", List.of()).text())
        .isEqualTo("The first 2 of 3 errors, by their index in the test part. Then.");
  }

  @Test
  void shouldExplainNothingWithoutErrors() {
    // given
    TestPredictions predictions = new TestPredictions(CLASSES, new int[] {0, 1}, new int[] {0, 1});

    // when
    Section section = predictions.errorSection("image", 3, ". Then.", List.of());

    // then
    assertThat(section.id()).isEqualTo("errors");
    assertThat(section.title()).isEqualTo("Misclassified images");
    assertThat(section.text()).isEqualTo("No test image was misclassified.");
    assertThat(predictions.errors(3)).isEmpty();
  }

  @Test
  void shouldDrawASingleWindowSize() {
    // when
    Picture picture = WindowPicture.of(List.of(new WindowErrors(5, 0, 10)), 17);

    // then
    assertThat(PictureChecks.texts(picture)).contains("5", "errors");
    assertThat(PictureChecks.cutOff(picture)).isEmpty();
    assertThat(picture.alt())
        .isEqualTo("Share of errors by size of the windows, from 5 to 5 pixels");
  }

  @Test
  void shouldNameTheWindowThatCoversTheImage() {
    // when
    Picture picture =
        WindowPicture.of(List.of(new WindowErrors(3, 10, 10), new WindowErrors(17, 1, 10)), 17);

    // then
    assertThat(PictureChecks.texts(picture)).contains("3", "NN").doesNotContain("17");
    assertThat(PictureChecks.cutOff(picture)).isEmpty();
  }

  @Test
  void shouldRefuseLimitsThatShowNothing() {
    for (int[] limits : new int[][] {{0, 1, 1, 1}, {1, -1, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, 0}}) {
      assertThatThrownBy(
              () -> new ReportLimits(limits[0], limits[1], List.of(), limits[2], limits[3]))
          .hasMessage(
              "a report cannot have %d kernels, %d errors, %d tests of windows and %d threads"
                  .formatted(limits[0], limits[1], limits[2], limits[3]));
    }
    for (int window : new int[] {0, -1, 4}) {
      assertThatThrownBy(() -> new ReportLimits(1, 0, List.of(3, window), 1, 1))
          .hasMessage("a window's side is an odd number of 1 or more, not " + window);
    }
  }
}
