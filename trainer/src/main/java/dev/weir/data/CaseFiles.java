package dev.weir.data;

import java.util.List;

/** Makes a data set of a training and a test file. */
final class CaseFiles {
  private CaseFiles() {}

  /**
   * Joins two files; the training file says how long signals are and which classes there are.
   *
   * @throws DataException if the test file does not fit, or there is only one class
   */
  static SplitSignals join(CaseFile train, CaseFile test, String name) {
    List<String> classes = train.classes();
    requireTwo(train);
    int length = train.cases().getFirst().values().length;
    return new SplitSignals(train.signals(classes, length), test.signals(classes, length), name);
  }

  /** Classes that a file declares need not have a case. */
  private static void requireTwo(CaseFile train) {
    List<String> present = train.cases().stream().map(Case::label).distinct().toList();
    if (present.size() < 2) {
      throw DataException.in(
          train.file(),
          "all cases are of class '%s'; two are needed".formatted(present.getFirst()));
    }
  }
}
