package dev.weir.classifiers.neighbours;

import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;

/**
 * Scales signals in a very large or very small unit to about 1, all by the same power of two, so
 * squared differences neither overflow nor underflow. This changes no digit of a distance, and so
 * no neighbour.
 *
 * @param exponent of the power; 0 changes nothing
 */
public record CommonScale(int exponent) {

  /** Squares, and sums of millions of them, stay within the range of doubles. */
  private static final int MODERATE = 200;

  /** The common scale of these signals, from their largest magnitude. */
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

  /** Scales signals; returns the same ones if their magnitude is moderate. */
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
