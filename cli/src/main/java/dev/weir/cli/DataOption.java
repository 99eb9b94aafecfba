package dev.weir.cli;

import dev.weir.data.DataSets;
import dev.weir.data.DataSummary;
import dev.weir.data.SplitSignals;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for a data set. */
final class DataOption {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description = {
        "mnist1d[:seed=N]: generated, 4,000 signals for training and 1,000 for testing.",
        "ucr:TRAIN.ts,TEST.ts: two files of the UCR archive.",
        "csv:FILE[,TESTFILE][,label=COLUMN][,ignore=A;B][,header=yes|no][,test-share=0.2][,seed=N]:"
            + " a label and values on each line; without a test file a share of each class is set"
            + " apart. docs/csv.md says which column is what."
      })
  private String data;

  @Mixin private IgnoreOption ignore;

  /** The name as given, including the ignored columns. */
  String name() {
    return ignore.apply(data);
  }

  /**
   * Loads the data set.
   *
   * @param told receives the summary of the data
   */
  SplitSignals load(Consumer<DataSummary> told) {
    SplitSignals split = DataSets.load(name());
    told.accept(DataSummary.of(split));
    return split;
  }
}
