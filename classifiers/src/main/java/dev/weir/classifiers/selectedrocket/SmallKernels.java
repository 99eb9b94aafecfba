package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.SplitMix64;
import dev.weir.classifiers.signal.SignalRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The small kernels of the post. */
final class SmallKernels {

  /** Upper bound of the magnitude of drawn biases. */
  static final double LARGEST_BIAS = 1;

  static final int LONGEST = 9;

  /** Possible numbers of weights. */
  private static final int[] LENGTHS = {5, 7, LONGEST};

  /** The largest dilation that is drawn. */
  private static final int WIDEST = 3;

  /** Number of samples under the widest kernel. */
  static final int FIELD = (LONGEST - 1) * WIDEST + 1;

  /**
   * Maximum signal length, as a multiple of the widest kernel. MNIST-1D, stretched from 40 samples,
   * stays at 0.94 up to 8 times and is at 0.89 with 12, 0.73 with 40 and 0.69 with 80; see
   * docs/decisions/units.md.
   */
  private static final int FIELDS = 10;

  /**
   * Maximum factor between deviation and 1. Biases are between -1 and 1: they dominate signals that
   * vary far less and are negligible for signals that vary far more. GunPoint loses 0.5% and 1.4%
   * of the tests a factor of 10 away, and 8% and 12% a factor of 100.
   */
  private static final double UNLIKE = 30;

  private SmallKernels() {}

  /**
   * Draws a kernel as in the post: length 5, 7 or 9; standard normal weights, centred; bias uniform
   * in (-1, 1); dilation 1, 2 or 3, but 1 if the kernel would not fit. With several channels, the
   * channel is drawn last.
   */
  static KernelShape draw(SplitMix64 random, int channels, int length) {
    int taps = LENGTHS[random.nextInt(LENGTHS.length)];
    float[] weights = random.nextCentred(taps);
    float bias = (float) (2 * random.nextDouble() - 1);
    int dilation = 1 + random.nextInt(WIDEST);
    int fitting = (taps - 1) * dilation < length ? dilation : 1;
    int channel = channels == 1 ? 0 : random.nextInt(channels);
    return new KernelShape(weights, new int[] {channel}, bias, fitting, 0);
  }

  /** Checks the number of weights, and that there is one channel and no padding. */
  static void check(KernelShape kernel) {
    kernel.checkTaps(LENGTHS);
    if (kernel.channels().length != 1 || kernel.padding() != 0) {
      throw new IllegalArgumentException(
          "a kernel of small ROCKET cannot have %d channels and %d zeros on each side"
              .formatted(kernel.channels().length, kernel.padding()));
    }
  }

  /**
   * Warnings about signals that the kernels are not suited for, with alternatives.
   *
   * @param length samples per channel, after preprocessing
   */
  static List<String> warnings(int length, SignalRange range) {
    List<String> warnings = new ArrayList<>();
    if (length > FIELDS * FIELD) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "a signal has %,d samples, but kernels of this small form of ROCKET see at most %d at"
                  + " a time: made for signals of up to about %d, it misses what is longer. Take"
                  + " --variant published, or minirocket",
              length,
              FIELD,
              FIELDS * FIELD));
    }
    double deviation = range.deviation();
    if (deviation > 0 && (deviation * UNLIKE < 1 || deviation > UNLIKE)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the signals' standard deviation is %.3g, but this ROCKET's kernels are made for"
                  + " about 1: take --preprocess znorm, or minirocket, which takes any",
              deviation));
    }
    return warnings;
  }
}
