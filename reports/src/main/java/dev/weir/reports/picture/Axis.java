package dev.weir.reports.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear mapping from values to pixels. With {@code from} greater than {@code to}, greater values
 * are further up or left.
 *
 * @param least minimum value
 * @param most maximum value, greater than {@code least}
 * @param from pixel of the minimum
 * @param to pixel of the maximum
 */
public record Axis(double least, double most, double from, double to) {

  private static final MathContext DIGITS = new MathContext(8);
  private static final int LEAST_EXPONENT = -4;
  private static final int GREATEST_EXPONENT = 7;

  /** An axis over values that may all be equal. */
  public static Axis over(double least, double most, double from, double to) {
    if (most > least) {
      return new Axis(least, most, from, to);
    }
    double room = Math.max(0.5, Math.ulp(most));
    return new Axis(least - room, most + room, from, to);
  }

  public double at(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  /**
   * A few round values within the range: multiples of 1, 2 or 5 times 10^n. None if the step would
   * be outside the range of doubles.
   */
  public List<Double> ticks(int about) {
    List<Double> ticks = new ArrayList<>();
    double rough = (most - least) / Math.max(1, about);
    if (!(rough >= Double.MIN_NORMAL && rough <= Double.MAX_VALUE)) {
      return ticks;
    }
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      step = factor * power;
      if (step >= rough * 0.999) {
        break;
      }
    }
    for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /**
   * A tick's label: as short as possible, with at most eight significant digits; very large and
   * very small values as 1e17 and 2e-5.
   */
  public static String label(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT) {
      return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return rounded.scale() > 0
        ? rounded.toPlainString()
        : String.format(Locale.ROOT, "%,d", rounded.longValueExact());
  }
}
