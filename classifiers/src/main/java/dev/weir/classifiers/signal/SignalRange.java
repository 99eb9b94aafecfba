package dev.weir.classifiers.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Magnitude and deviation of preprocessed training signals: whether kernels, which compute in
 * float, can distinguish them.
 *
 * <p>Worked example: near 1e7, adjacent floats differ by 1. Signals there with a deviation of 0.8
 * have only a handful of distinct values; on GunPoint, MiniRocket falls from 0.99 to 0.89 of the
 * tests.
 */
public final class SignalRange {

  /**
   * Maximum distance of adjacent floats, as a share of a signal's deviation. On GunPoint,
   * ItalyPowerDemand, ECGFiveDays and Coffee nothing is lost at 1/128, and up to 2% at 1/16.
   */
  private static final double COARSE = 1.0 / 64;

  private final Preprocessing preprocessing;
  private final int all;
  private final double level;
  private final double deviation;
  private final int constant;
  private final Coarse coarse;

  private SignalRange(
      Preprocessing preprocessing,
      double[] levels,
      double[] deviations,
      int varying,
      Coarse coarse) {
    this.preprocessing = preprocessing;
    this.all = levels.length;
    this.constant = all - varying;
    this.coarse = coarse;
    this.level = median(levels, varying);
    this.deviation = median(deviations, varying);
  }

  /** Measures each channel of each signal after preprocessing. */
  public static SignalRange of(LabelledSignals signals, Preprocessing preprocessing) {
    int channels = signals.channels();
    double[] levels = new double[Math.multiplyExact(signals.size(), channels)];
    double[] deviations = new double[levels.length];
    double[] channel = new double[signals.length()];
    int varying = 0;
    Coarse coarse = new Coarse();
    for (int i = 0; i < levels.length; i++) {
      int from = i % channels * channel.length;
      System.arraycopy(signals.signal(i / channels), from, channel, 0, channel.length);
      coarse.add(channel);
      int length = preprocessing.apply(channel, channel.length);
      levels[varying] = Rounding.largest(channel, length);
      deviations[varying] = deviation(channel, length);
      varying += deviations[varying] > 0 ? 1 : 0;
    }
    return new SignalRange(preprocessing, levels, deviations, varying, coarse);
  }

  /** The median deviation of the channels that are not constant; 0 if all are. */
  public double deviation() {
    return deviation;
  }

  /**
   * Warnings about the expected quality of a model of these signals.
   *
   * @param biases magnitude of the kernels' biases: 0 if they are fitted to the signals
   */
  public List<String> warnings(double biases) {
    List<String> warnings = new ArrayList<>();
    double numbers = Math.max(level, biases);
    if (isCoarse(numbers)) {
      warnings.add(
          "%s: accuracy is lost. Use --preprocess znorm%s"
              .formatted(
                  coarse(numbers),
                  level * COARSE > deviation ? ", or centre, which keeps the amplitude" : ""));
    }
    if (!preprocessing.dropsUnit()) {
      coarse.warning().ifPresent(warnings::add);
    } else if (constant > 0) {
      warnings.add(
          "%,d of %,d signals or channels are constant up to rounding: after %s they are 0, regardless of their level"
              .formatted(constant, all, preprocessing));
    }
    return warnings;
  }

  /**
   * Whether float precision loses the differences between these signals, regardless of biases; for
   * signals scored by an existing model.
   */
  public Optional<String> lost() {
    return isCoarse(level) ? Optional.of(coarse(level)) : Optional.empty();
  }

  private boolean isCoarse(double numbers) {
    boolean fits = Float.isFinite((float) numbers); // otherwise an error follows
    return deviation > 0 && fits && Math.ulp((float) numbers) > COARSE * deviation;
  }

  private String coarse(double numbers) {
    return String.format(
        Locale.ROOT,
        "half of the signals reach %.3g and vary by %.3g or less (their standard deviation, %s),"
            + " but kernels compute in float, of which numbers about %.3g are %.2g apart",
        level,
        deviation,
        preprocessing.names().isEmpty() ? "without preprocessing" : "after " + preprocessing,
        numbers,
        Math.ulp((float) numbers));
  }

  /**
   * Raw channels reduced to rounding errors: adjacent doubles differ by more than their variation,
   * so no step can recover it.
   */
  private static final class Coarse {
    /**
     * From here on adjacent doubles differ by 2 or more: the variation of a constant channel may be
     * lost.
     */
    private static final double WHOLE_NUMBERS = 0x1p53;

    private int all;
    private int same;
    private int rounded;
    private double least = Double.POSITIVE_INFINITY;

    void add(double[] channel) {
      all++;
      double first = channel[0];
      boolean constant = Arrays.stream(channel).allMatch(value -> value == first);
      if (constant && Math.abs(first) < WHOLE_NUMBERS) {
        same++; // constant
      } else if (constant || deviation(channel.clone(), channel.length) == 0) {
        rounded++;
        least = Math.min(least, Rounding.largest(channel, channel.length));
      }
    }

    Optional<String> warning() {
      if (2 * rounded < all - same || rounded == 0) {
        return Optional.empty();
      }
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%,d of %,d signals or channels are at %.3g or more and vary by no more than the"
                  + " rounding of such numbers: only rounding is left to learn from. Remove the"
                  + " offset where they are measured",
              rounded,
              all,
              least));
    }
  }

  /** For values of any magnitude. */
  private static double deviation(double[] values, int length) {
    double largest = Rounding.largest(values, length);
    if (largest == 0) {
      return 0;
    }
    double scale = Math.scalb(1.0, Math.min(1000, -Math.getExponent(largest)));
    for (int i = 0; i < length; i++) {
      values[i] *= scale;
    }
    double rounding = Rounding.of(largest * scale, length);
    UnitFreeSteps.subtractMean(values, length);
    Rounding.clear(values, length, rounding);
    return Moments.deviation(values, length, 0) / scale;
  }

  private static double median(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[count / 2];
  }
}
