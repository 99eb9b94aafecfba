package dev.weir.rocket;

import dev.weir.signal.SignalRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Detects signals that the post's small kernels are not suited for, and suggests alternatives. */
final class SmallKernels {

  /** Number of samples under the widest kernel. */
  static final int FIELD = (Rocket.SHORTEST - 1) * Kernel.WIDEST + 1;

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
   * Warnings about the expected quality of a model.
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
