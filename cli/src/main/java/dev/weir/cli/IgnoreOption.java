package dev.weir.cli;

import dev.weir.data.DataSpec;
import java.util.List;
import picocli.CommandLine.Option;

/** CSV columns to ignore: the same as the option {@code ignore} of the data. */
final class IgnoreOption {

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "COLUMN",
      description =
          "CSV only: leaves out columns, by name or by number from 1, several by commas; the same"
              + " as ignore=A;B after the file's name.")
  private List<String> columns = List.of();

  /** The columns. */
  List<String> columns() {
    return columns;
  }

  /** Adds the ignored columns to a data name. */
  String apply(String data) {
    return DataSpec.ignoring(data, columns);
  }
}
