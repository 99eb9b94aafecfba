package dev.weir.data;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads finite numbers out of text files. */
final class Numbers {
  /** Narrower than Java's own rule, which also takes 1f, 0x1p3 and Infinity. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final int LONGEST_SHOWN = 40;

  private Numbers() {}

  /** Tells whether a text is a number that {@link #parse} takes. */
  static boolean isNumber(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches() && Double.isFinite(Double.parseDouble(stripped));
  }

  /**
   * Reads a number.
   *
   * @throws DataException with its place and text if it is missing, not finite or no number
   */
  static double parse(String text, Path file, long line, int column) {
    if (!isNumber(text)) {
      throw DataException.at(file, line, column, problem(text.strip()));
    }
    return Double.parseDouble(text.strip());
  }

  private static String problem(String text) {
    if (text.isEmpty() || text.equals("?")) {
      return "a value is missing; fill it in or leave the case out";
    }
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    boolean special = text.matches("(?i)[+-]?(nan|inf|infinity)") || NUMBER.matcher(text).matches();
    return "'%s' is %s".formatted(shown, special ? "not a finite number" : "not a number");
  }
}
