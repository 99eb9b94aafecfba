package dev.weir.report;

import dev.weir.evaluation.Evaluation;
import java.util.List;
import java.util.stream.IntStream;

/** The predicted classes of test records. The arrays are not copied. */
final class Predictions {

  private final List<String> classes;
  private final int[] actual;
  private final int[] predicted;

  /**
   * Keeps the arrays.
   *
   * @param classes class names
   * @param actual the true class of each record
   * @param predicted the predicted class of each record
   */
  Predictions(List<String> classes, int[] actual, int[] predicted) {
    this.classes = classes;
    this.actual = actual;
    this.predicted = predicted;
  }

  int actual(int record) {
    return actual[record];
  }

  int predicted(int record) {
    return predicted[record];
  }

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
   * A record's number, class and predicted class, as text.
   *
   * @param number index of the record in the test part
   */
  String describe(int record, int number) {
    return "#%d: %s taken for %s".formatted(number, name(actual[record]), name(predicted[record]));
  }

  private String name(int label) {
    return Names.isolated(classes.get(label));
  }
}
