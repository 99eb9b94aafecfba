package dev.weir.inputs.format;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * Parses decimal numbers without an object, to the same bits as {@link Double#parseDouble}. Most
 * numbers in records have at most 15 digits: as a whole number and a power of ten they are both
 * exact, so that one division rounds correctly (W. D. Clinger, How to read floating point numbers
 * accurately, PLDI 1990). The others go to Jackson's parser.
 */
public final class DecimalText {
  private static final long MOST_EXACT = 1L << 53;
  private static final int MOST_DIGITS = 18;
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10; // exact up to 10^22
    }
  }

  private DecimalText() {}

  /**
   * Parses a number.
   *
   * @throws NumberFormatException if it is none
   */
  public static double parse(char[] chars, int from, int length) {
    int end = from + length;
    boolean isNegative = length > 1 && chars[from] == '-';
    int at = isNegative ? from + 1 : from;
    if (end - at > MOST_DIGITS) {
      return NumberInput.parseDouble(chars, from, length, true);
    }
    long whole = 0;
    int point = -1;
    for (int i = at; i < end; i++) {
      int digit = chars[i] - '0';
      if (digit >= 0 && digit <= 9) {
        whole = 10 * whole + digit;
      } else if (chars[i] == '.' && point < 0 && end - at > 1) {
        point = i;
      } else {
        return NumberInput.parseDouble(chars, from, length, true);
      }
    }
    if (whole > MOST_EXACT || length == 0) {
      return NumberInput.parseDouble(chars, from, length, true);
    }
    double value = point < 0 ? whole : whole / POWERS[end - point - 1];
    return isNegative ? -value : value;
  }
}
