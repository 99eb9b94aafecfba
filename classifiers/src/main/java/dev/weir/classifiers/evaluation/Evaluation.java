package dev.weir.classifiers.evaluation;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;
import java.util.List;

/**
 * Confusion counts of predictions on labelled records.
 *
 * @param classes class names
 * @param confusion number of records of class [actual] that were predicted as class [predicted]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Evaluation(List<String> classes, long[][] confusion) {

  public Evaluation {
    classes = List.copyOf(classes);
    confusion = copyOf(confusion);
  }

  /**
   * Scores every signal once.
   *
   * @throws IllegalArgumentException if the signals do not have the model's shape, or a class is
   *     unknown to the model
   */
  public static Evaluation of(SignalModel model, LabelledSignals tests) {
    int[] actual = ModelCompatibility.require(model, tests, "the test set");
    int[] predicted = new ParallelScoring(1, "scoring", Progress.NONE).predict(model, tests);
    return of(model.classes(), actual, predicted);
  }

  /**
   * Counts predictions.
   *
   * @param classes class names
   * @param actual the true class of each record
   * @param predicted the predicted class of each record
   */
  public static Evaluation of(List<String> classes, int[] actual, int[] predicted) {
    long[][] confusion = new long[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      confusion[actual[i]][predicted[i]]++;
    }
    return new Evaluation(classes, confusion);
  }

  @Override
  public long[][] confusion() {
    return copyOf(confusion);
  }

  private static long[][] copyOf(long[][] confusion) {
    return Arrays.stream(confusion).map(long[]::clone).toArray(long[][]::new);
  }

  /** Number of scored records. */
  public long tests() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  /** Number of wrong predictions. */
  public long errors() {
    return Arrays.stream(errorsByClass()).sum();
  }

  /** Number of wrong predictions for the records of each class. */
  public long[] errorsByClass() {
    long[] errors = new long[confusion.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Arrays.stream(confusion[i]).sum() - confusion[i][i];
    }
    return errors;
  }

  /** The share of correct predictions, 0 to 1; NaN without records. */
  public double accuracy() {
    long tests = tests();
    return tests == 0 ? Double.NaN : (tests - errors()) / (double) tests;
  }

  /** The 95% confidence interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(tests() - errors(), tests());
  }
}
