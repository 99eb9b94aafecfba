package dev.weir.evaluation;

import dev.weir.model.InputShape;
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
    checkShape(model, tests);
    int[] actual = actual(model, tests);
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

  private static int[] actual(SignalModel model, LabelledSignals tests) {
    int[] known = tests.classes().stream().mapToInt(model.classes()::indexOf).toArray();
    int[] actual = new int[tests.size()];
    for (int i = 0; i < actual.length; i++) {
      int label = tests.labels()[i];
      if (known[label] < 0) {
        throw new IllegalArgumentException(
            "signal %d is of class \"%s\", which the model does not know: it knows %s"
                .formatted(i, tests.classes().get(label), model.classes()));
      }
      actual[i] = known[label];
    }
    return actual;
  }

  private static void checkShape(SignalModel model, LabelledSignals tests) {
    InputShape shape = new InputShape.Signal(tests.channels(), tests.length());
    if (!shape.equals(model.inputShape())) {
      throw new IllegalArgumentException(
          "the model takes a %s, the test set has a %s".formatted(model.inputShape(), shape));
    }
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
