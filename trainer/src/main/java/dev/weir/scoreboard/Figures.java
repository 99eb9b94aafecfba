package dev.weir.scoreboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Formats figures. */
final class Figures {

  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
  private static final double WHOLE = 1e15;

  private Figures() {}

  /** Integers unchanged, others with four digits; empty for null. */
  static String text(Double value) {
    if (value == null) {
      return "";
    }
    if (value.isNaN() || value.isInfinite()) {
      return value.toString();
    }
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString(value.longValue());
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Whether a name is that of a detail, which tables omit. */
  static boolean detail(String name) {
    return name.indexOf('.') >= 0;
  }
}
