package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
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

  /** The number of errors, and how many of them are shown; ends with the word errors. */
  String shownErrors(int most) {
    long errors = evaluation().errors();
    return "%s of %,d errors".formatted(errors <= most ? "All" : "The first " + most, errors);
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
