package dev.weir.data;

import java.util.Optional;

/**
 * What the user says about a CSV file.
 *
 * @param label the label's column, by name or by number from 1; empty: a column named label, class
 *     or target, else the last
 * @param header whether the first line names the columns; empty: found out
 */
record CsvOptions(Optional<String> label, Optional<Boolean> header) {

  static CsvOptions of(DataSpec spec) {
    return new CsvOptions(spec.option("label"), spec.option("header").map(CsvOptions::yesOrNo));
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw new DataNameException("header must be yes or no, not '%s'".formatted(text));
    };
  }
}
