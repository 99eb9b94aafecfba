package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.reports.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The predicted classes of test records.
 *
 * @param classes class names
 * @param actual the true class of each record
 * @param predicted the predicted class of each record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestPredictions(List<String> classes, int[] actual, int[] predicted) {

  Evaluation evaluation() {
    return Evaluation.of(classes, actual, predicted);
  }

  /** The first misclassified records. */
  int[] errors(int most) {
    return IntStream.range(0, actual.length)
        .filter(i -> actual[i] != predicted[i])
        .limit(most)
        .toArray();
  }

  /**
   * The section on misclassified records.
   *
   * @param record what a record is, such as signal
   * @param most maximum number of pictures
   * @param explanation of the pictures, in sentences
   */
  Section errorSection(String record, int most, String explanation, List<Picture> pictures) {
    long errors = evaluation().errors();
    String text =
        errors == 0
            ? "No test %s was misclassified.".formatted(record)
            : "%s of %,d errors, by their index in the test part%s"
                .formatted(errors <= most ? "All" : "The first " + most, errors, explanation);
    return Section.of("errors", "Misclassified %ss".formatted(record), text, pictures);
  }

  /**
   * A record's number, class and predicted class, as text.
   *
   * @param number index of the record in the test part
   */
  String describe(int record, int number) {
    return "#%d: %s taken for %s".formatted(number, name(actual[record]), name(predicted[record]));
  }

  private String name(int label) {
    return ClassNameText.isolated(classes.get(label));
  }
}
