package dev.weir.report;

import dev.weir.evaluation.Evaluation;
import java.util.List;
import java.util.stream.IntStream;

/** What each test record was taken for. The arrays are held, not copied. */
final class Predictions {

  private final List<String> classes;
  private final int[] actual;
  private final int[] predicted;

  /**
   * Holds them.
   *
   * @param classes their names
   * @param actual the class of each record
   * @param predicted what it was taken for
   */
  Predictions(List<String> classes, int[] actual, int[] predicted) {
    this.classes = classes;
    this.actual = actual;
    this.predicted = predicted;
  }

  /** The true class of a record. */
  int actual(int record) {
    return actual[record];
  }

  /** What a record was taken for. */
  int predicted(int record) {
    return predicted[record];
  }

  /** The counts. */
  Evaluation evaluation() {
    return Evaluation.of(classes, actual, predicted);
  }

  /** The first records that were taken for another class. */
  int[] errors(int most) {
    return IntStream.range(0, actual.length)
        .filter(i -> actual[i] != predicted[i])
        .limit(most)
        .toArray();
  }

  /**
   * Which record it is, what it is and what it was taken for.
   *
   * @param number of the record in the test part
   */
  String describe(int record, int number) {
    return "#%d: %s taken for %s".formatted(number, name(actual[record]), name(predicted[record]));
  }

  private String name(int label) {
    return Names.isolated(classes.get(label));
  }
}
