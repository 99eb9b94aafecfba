package dev.weir.data;

import dev.weir.data.CsvReader.CsvFile;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a data set of one CSV file, which is divided, or of two. */
final class CsvData {
  static final String USAGE =
      "csv:FILE[,TESTFILE][,label=COLUMN][,header=yes|no][,test-share=0.2][,seed=42]";

  private static final Logger log = LoggerFactory.getLogger(CsvData.class);
  private static final String TEST_SHARE = "test-share";
  private static final Set<String> OPTIONS = Set.of("label", "header", TEST_SHARE, "seed");

  private CsvData() {}

  static SplitSignals load(DataSpec spec) {
    spec.check(USAGE, 1, 2, OPTIONS);
    CsvOptions options = CsvOptions.of(spec);
    CsvFile train = CsvReader.read(Path.of(spec.files().getFirst()), options);
    if (spec.files().size() == 1) {
      return split(train.cases(), spec);
    }
    CsvFile test = CsvReader.read(Path.of(spec.files().getLast()), options);
    checkSameColumns(train, test);
    return CaseFiles.join(train.cases(), test.cases(), spec.text());
  }

  private static SplitSignals split(CaseFile all, DataSpec spec) {
    StratifiedSplit split = new StratifiedSplit(spec.share(TEST_SHARE, 0.2), spec.seed(42));
    StratifiedSplit.Parts parts = split.split(all.cases());
    if (parts.test().isEmpty()) {
      throw DataException.in(
          all.file(), "has one case of each class; none can be set apart for testing");
    }
    log.info(
        "{}: no test file, so cases are divided class by class with seed {}: {} for training, {}"
            + " for testing",
        all.file(),
        split.seed(),
        parts.train().size(),
        parts.test().size());
    return CaseFiles.join(all.with(parts.train()), all.with(parts.test()), spec.text());
  }

  private static void checkSameColumns(CsvFile train, CsvFile test) {
    boolean bothNamed = !train.columns().names().isEmpty() && !test.columns().names().isEmpty();
    boolean same =
        train.columns().label() == test.columns().label()
            && (!bothNamed || train.columns().names().equals(test.columns().names()));
    if (!same) {
      throw DataException.in(
          test.cases().file(), "has its columns in another order than " + train.cases().file());
    }
  }
}
