package dev.weir.data;

import java.util.List;

/** Creates a data set from a training and a test file. */
final class CaseFiles {
  private CaseFiles() {}

  /**
   * Joins two files; the training file determines length and classes.
   *
   * @throws DataException if the test file does not match, or there is only one class
   */
  static SplitSignals join(CaseFile train, CaseFile test, String name) {
    List<String> classes = train.classes();
    requireTwo(train);
    int length = train.cases().getFirst().values().length;
    return new SplitSignals(train.signals(classes, length), test.signals(classes, length), name);
  }

  /** A declared class may have no cases. */
  private static void requireTwo(CaseFile train) {
    List<String> present = train.cases().stream().map(Case::label).distinct().toList();
    if (present.size() < 2) {
      throw DataException.in(
          train.file(),
          "all cases are of class '%s'; two are needed".formatted(present.getFirst()));
    }
  }
}
