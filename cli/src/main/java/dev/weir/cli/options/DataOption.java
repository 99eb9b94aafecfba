package dev.weir.cli.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for a data set. */
public final class DataOption {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description = {
        "mnist1d[:seed=N]: generated, 4,000 signals for training and 1,000 for testing.",
        "ucr:TRAIN.ts,TEST.ts: two files of the UCR archive.",
        "csv:FILE[,TESTFILE][,label=COLUMN][,ignore=A;B][,header=yes|no][,test-share=0.2][,seed=N]:"
            + " a label and values per line; without a test file, a share of each class is held"
            + " out. docs/csv.md explains the columns."
      })
  private String data;

  @Mixin private IgnoreOption ignore;

  /** The name as given, including the ignored columns. */
  public String name() {
    return ignore.apply(data);
  }
}
