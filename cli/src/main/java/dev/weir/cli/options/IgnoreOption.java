package dev.weir.cli.options;

import dev.weir.trainer.data.DataSpec;
import java.util.List;
import picocli.CommandLine.Option;

/** CSV columns to ignore: the same as the option {@code ignore} of the data. */
public final class IgnoreOption {

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "COLUMN",
      description =
          "CSV only: columns to ignore, by name or by number from 1, separated by commas; same as"
              + " ignore=A;B after the file's name.")
  private List<String> columns = List.of();

  /** Names or numbers of the columns; numbers are from 1. */
  public List<String> columns() {
    return columns;
  }

  /** Adds the ignored columns to a data name. */
  public String apply(String data) {
    return DataSpec.ignoring(data, columns);
  }
}
