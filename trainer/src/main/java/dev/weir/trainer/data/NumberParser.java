package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Parses finite numbers in text files. */
final class NumberParser {
  /** Stricter than Java's syntax, which also allows 1f, 0x1p3 and Infinity. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern MISSING = Pattern.compile("(?i)|\\?|[+-]?nan|n/?a|null|none");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

  private static final int LONGEST_SHOWN = 40;

  private NumberParser() {}

  /** Whether {@link #parse} accepts a text. */
  static boolean isNumber(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches() && Double.isFinite(Double.parseDouble(stripped));
  }

  /** Whether a text represents a missing value: empty, ?, NaN, NA, null, none. */
  static boolean isMissing(String text) {
    return MISSING.matcher(text.strip()).matches();
  }

  /** Whether a text is a number or represents one, even if it is not accepted. */
  static boolean isNumeric(String text) {
    String stripped = text.strip();
    return isNumber(stripped)
        || isMissing(stripped)
        || INFINITE.matcher(stripped).matches()
        || NUMBER.matcher(stripped).matches()
        || DECIMAL_COMMA.matcher(stripped).matches();
  }

  /**
   * Parses a number.
   *
   * @throws DataException with its location and text if it is missing, not finite, too large or not
   *     a number
   */
  static double parse(String text, Path file, long line, int column) {
    if (!isNumber(text)) {
      throw DataException.at(file, line, column, problem(text));
    }
    double value = Double.parseDouble(text.strip());
    if (!ValueRange.holds(value)) {
      throw DataException.at(
          file,
          line,
          column,
          "'%s' is beyond the largest supported value, %s: use another unit"
              .formatted(text.strip(), ValueRange.LARGEST));
    }
    return value;
  }

  /** Why a text is not accepted as a number. */
  static String problem(String given) {
    String text = given.strip();
    if (isMissing(text)) {
      return "a value is missing%s; fill it in, or remove the line"
          .formatted(text.isEmpty() ? "" : " ('%s')".formatted(text));
    }
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    if (DECIMAL_COMMA.matcher(text).matches()) {
      return "'%s' has a decimal comma; use a decimal point".formatted(shown);
    }
    boolean special = INFINITE.matcher(text).matches() || NUMBER.matcher(text).matches();
    return "'%s' is %s".formatted(shown, special ? "not a finite number" : "not a number");
  }
}
