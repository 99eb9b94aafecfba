package dev.weir.trainer.data;

import dev.weir.trainer.data.CsvOptions.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a data set from one CSV file, which is split, or from two. */
final class CsvData {
  static final String USAGE =
      "csv:FILE[,TESTFILE][,label=COLUMN][,ignore=A;B][,header=yes|no][,test-share=0.2][,seed=42]";

  private static final Logger log = LoggerFactory.getLogger(CsvData.class);
  private static final String TEST_SHARE = "test-share";
  private static final Set<String> OPTIONS =
      Set.of(CsvOptions.LABEL, CsvOptions.HEADER, DataSpec.IGNORE, TEST_SHARE, "seed");

  private record Table(CsvColumns columns, ExampleFile cases) {}

  private CsvData() {}

  static SignalDataSet load(DataSpec spec) {
    spec.check(USAGE, 1, 2, OPTIONS);
    CsvOptions options = CsvOptions.of(spec, Labels.NEEDED);
    Table train = read(Path.of(spec.files().getFirst()), options);
    ClassDoubts.warn(train.cases());
    SignalDataSet signals = signals(train, spec, options);
    return new SignalDataSet(
        signals.train(), signals.test(), signals.name(), origin(train.columns()));
  }

  private static SignalDataSet signals(Table train, DataSpec spec, CsvOptions options) {
    if (spec.files().size() == 1) {
      return split(train.cases(), spec);
    }
    Table test = read(Path.of(spec.files().getLast()), options);
    Optional<String> difference =
        test.columns().differenceFrom(train.columns(), train.cases().file());
    if (difference.isPresent()) {
      throw DataException.in(test.cases().file(), difference.get());
    }
    return train.cases().toSplit(test.cases(), spec.text());
  }

  private static Table read(Path path, CsvOptions options) {
    TextFiles.checkMemory(path);
    CsvFile file = new CsvFile(path, options);
    List<LabelledExample> cases = new ArrayList<>();
    CsvColumns columns = file.read(signal -> cases.add(takeCase(path, signal)));
    Table table = new Table(columns, new ExampleFile(path, List.of(), cases));
    file.warn(new LabelLeaks(cases).doubt(columns).stream().toList());
    return table;
  }

  private static LabelledExample takeCase(Path file, CsvSignal signal) {
    String label =
        signal
            .label()
            .orElseThrow(
                () ->
                    DataException.at(
                        file,
                        signal.line(),
                        signal.labelColumn() + 1,
                        "the label is missing; fill it in, or remove the line"));
    return new LabelledExample(signal.values(), label, signal.line());
  }

  private static SortedMap<String, String> origin(CsvColumns columns) {
    SortedMap<String, String> origin = new TreeMap<>();
    origin.put(SignalDataSet.LABEL_COLUMN, columns.names().of(columns.label()));
    if (!columns.ignored().isEmpty()) {
      origin.put(SignalDataSet.IGNORED_COLUMNS, String.join(", ", columns.ignored()));
    }
    return origin;
  }

  private static SignalDataSet split(ExampleFile all, DataSpec spec) {
    StratifiedSplit split = new StratifiedSplit(spec.share(TEST_SHARE, 0.2), spec.seed(42));
    StratifiedSplit.Parts parts = split.split(all.cases());
    if (parts.test().isEmpty()) {
      throw DataException.in(
          all.file(), "has only one case per class; none can be held out for testing");
    }
    log.info(
        "{}: no test file: cases are split by class with seed {}: {} for training, {} for testing",
        all.file(),
        split.seed(),
        parts.train().size(),
        parts.test().size());
    return all.with(parts.train()).toSplit(all.with(parts.test()), spec.text());
  }
}
