package dev.weir.neighbours;

import dev.weir.signal.LabelledSignals;
import java.util.Arrays;

/**
 * Brings signals in a very large or very small unit near 1, all by the same power of two, so that
 * squares of their differences neither overflow nor vanish. No digit of a distance changes, and so
 * no neighbour.
 */
public final class CommonScale {

  /** Squares, and sums of millions of them, stay far from the ends of the doubles' range. */
  private static final int MODERATE = 200;

  private final int exponent;

  private CommonScale(int exponent) {
    this.exponent = exponent;
  }

  /** The scale of some signals, by the largest magnitude in any of them. */
  public static CommonScale of(LabelledSignals... all) {
    double largest =
        Arrays.stream(all)
            .flatMap(signals -> Arrays.stream(signals.signals()))
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .max()
            .orElse(0);
    int exponent = Math.getExponent(largest);
    return new CommonScale(Math.abs(exponent) <= MODERATE || largest == 0 ? 0 : -exponent);
  }

  /** Signals in this scale: the same ones where theirs is moderate. */
  public LabelledSignals apply(LabelledSignals signals) {
    if (exponent == 0) {
      return signals;
    }
    double[][] scaled =
        Arrays.stream(signals.signals())
            .map(values -> Arrays.stream(values).map(v -> Math.scalb(v, exponent)).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(scaled, signals.channels(), signals.labels(), signals.classes());
  }
}
