package dev.weir.trainer.data;

import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.Labels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases of one file.
 *
 * @param file their file, for errors
 * @param declared the classes in the order declared by the file; empty if it declares none
 * @param cases at least one
 */
record ExampleFile(Path file, List<String> declared, List<LabelledExample> cases) {

  ExampleFile {
    declared = List.copyOf(declared);
    cases = List.copyOf(cases);
    if (cases.isEmpty()) {
      throw DataException.in(file, "has no cases");
    }
    for (String name : declared) {
      Optional<String> problem = Labels.classProblem(name);
      if (problem.isPresent()) {
        throw DataException.in(file, problem.get());
      }
    }
    for (LabelledExample one : cases) {
      checkLabel(file, one);
    }
  }

  /** Refuses a class that is not a valid label in the stream. */
  private static void checkLabel(Path file, LabelledExample one) {
    Optional<String> problem =
        Labels.problem(one.label()).or(() -> Labels.classProblem(one.label()));
    if (problem.isPresent()) {
      throw DataException.at(file, one.line(), problem.get());
    }
  }

  /** The declared classes, else the sorted classes of the cases. */
  List<String> classes() {
    return declared.isEmpty()
        ? cases.stream().map(LabelledExample::label).distinct().sorted(LabelOrder.INSTANCE).toList()
        : declared;
  }

  /** These cases followed by others from the same file. */
  ExampleFile with(List<LabelledExample> others) {
    return new ExampleFile(file, declared, others);
  }

  /**
   * A data set of these cases for training, which determine length and classes, and others for
   * testing.
   *
   * @throws DataException if the others do not match, or all of these are of one class
   */
  SignalDataSet toSplit(ExampleFile test, String name) {
    List<String> present = cases.stream().map(LabelledExample::label).distinct().toList();
    if (present.size() < 2) { // a declared class may have no cases
      throw DataException.in(
          file,
          "all cases have the class '%s'; at least two classes are needed"
              .formatted(present.getFirst()));
    }
    int length = cases.getFirst().values().length;
    return new SignalDataSet(signals(classes(), length), test.signals(classes(), length), name);
  }

  /**
   * Converts the cases to signals.
   *
   * @param classes class names, to be indexed by labels
   * @param length required number of values per case
   * @throws DataException at the first case with another length or an unknown label
   */
  private LabelledSignals signals(List<String> classes, int length) {
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    double[][] signals = new double[cases.size()][];
    int[] labels = new int[cases.size()];
    for (int i = 0; i < cases.size(); i++) {
      LabelledExample one = cases.get(i);
      checkLength(one, length);
      signals[i] = one.values();
      labels[i] = number(one, numbers, classes);
    }
    return new LabelledSignals(signals, labels, classes);
  }

  private void checkLength(LabelledExample one, int length) {
    if (one.values().length != length) {
      throw DataException.at(
          file,
          one.line(),
          "%d values, but the first training signal has %d; all signals must have equal length"
              .formatted(one.values().length, length));
    }
  }

  private int number(LabelledExample one, Map<String, Integer> numbers, List<String> classes) {
    Integer number = numbers.get(one.label());
    if (number == null) {
      throw DataException.at(
          file,
          one.line(),
          "class '%s' is not among the training data's: %s".formatted(one.label(), classes));
    }
    return number;
  }
}
