package dev.weir.evaluation;

import dev.weir.model.Progress;
import dev.weir.model.SignalModel;
import dev.weir.signal.LabelledSignals;
import java.util.Arrays;
import java.util.List;

/** Counts of right and wrong predictions on labelled records. */
public final class Evaluation {

  private final List<String> classes;
  private final long[][] confusion;

  /**
   * Holds the counts.
   *
   * @param classes their names
   * @param confusion how often a record of the class [actual] was taken for the class [predicted]
   */
  public Evaluation(List<String> classes, long[][] confusion) {
    this.classes = List.copyOf(classes);
    this.confusion = Arrays.stream(confusion).map(long[]::clone).toArray(long[][]::new);
  }

  /**
   * Scores every signal once.
   *
   * @throws IllegalArgumentException if the signals are not of the model's shape, or have a class
   *     the model does not know
   */
  public static Evaluation of(SignalModel model, LabelledSignals tests) {
    int[] actual = ModelFit.require(model, tests, "the test set");
    int[] predicted = new ParallelScoring(1, "scoring", Progress.NONE).predict(model, tests);
    return of(model.classes(), actual, predicted);
  }

  /**
   * Counts.
   *
   * @param classes their names
   * @param actual the class of each record
   * @param predicted what it was taken for
   */
  public static Evaluation of(List<String> classes, int[] actual, int[] predicted) {
    long[][] confusion = new long[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      confusion[actual[i]][predicted[i]]++;
    }
    return new Evaluation(classes, confusion);
  }

  /** The names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** How often a record of the class [actual] was taken for the class [predicted]; a copy. */
  public long[][] confusion() {
    return Arrays.stream(confusion).map(long[]::clone).toArray(long[][]::new);
  }

  /** How many records were scored. */
  public long tests() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  /** How many of them were taken for another class. */
  public long errors() {
    return Arrays.stream(errorsByClass()).sum();
  }

  /** For each class, how many of its records were taken for another. */
  public long[] errorsByClass() {
    long[] errors = new long[confusion.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Arrays.stream(confusion[i]).sum() - confusion[i][i];
    }
    return errors;
  }

  /** The share of correct predictions, 0 to 1; NaN of no records. */
  public double accuracy() {
    long tests = tests();
    return tests == 0 ? Double.NaN : (tests - errors()) / (double) tests;
  }

  /** The 95% confidence interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(tests() - errors(), tests());
  }
}
