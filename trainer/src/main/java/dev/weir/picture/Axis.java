package dev.weir.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to pixels, evenly. With {@code from} greater than {@code to}, greater values are
 * further up or left.
 *
 * @param least value
 * @param most value, greater than {@code least}
 * @param from the pixel of the least
 * @param to the pixel of the greatest
 */
public record Axis(double least, double most, double from, double to) {

  /** An axis over values that may all be the same. */
  public static Axis over(double least, double most, double from, double to) {
    return most > least
        ? new Axis(least, most, from, to)
        : new Axis(least - 0.5, most + 0.5, from, to);
  }

  /** Where a value is. */
  public double at(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  /** Round values, a few, from the least to the greatest: multiples of 1, 2 or 5 times 10^n. */
  public List<Double> ticks(int about) {
    double rough = (most - least) / Math.max(1, about);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      step = factor * power;
      if (step >= rough * 0.999) {
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick's label: as short as it can be. */
  public static String label(double value) {
    if (Math.abs(value - Math.rint(value)) < 1e-9) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
  }
}
