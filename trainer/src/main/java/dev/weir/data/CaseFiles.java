package dev.weir.data;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a data set of a training and a test file. */
final class CaseFiles {
  private static final Logger log = LoggerFactory.getLogger(CaseFiles.class);

  private CaseFiles() {}

  /**
   * Joins two files; the training file says how long signals are and which classes there are.
   *
   * @throws DataException if the test file does not fit, or there is only one class
   */
  static SplitSignals join(CaseFile train, CaseFile test, String name) {
    List<String> classes = train.classes();
    if (classes.size() < 2) {
      throw DataException.in(
          train.file(),
          "all cases are of class '%s'; two are needed".formatted(classes.getFirst()));
    }
    RareClasses.doubt(train.cases()).ifPresent(doubt -> log.warn("{}: {}", train.file(), doubt));
    int length = train.cases().getFirst().values().length;
    return new SplitSignals(train.signals(classes, length), test.signals(classes, length), name);
  }
}
