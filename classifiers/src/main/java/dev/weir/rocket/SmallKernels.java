package dev.weir.rocket;

import dev.weir.signal.SignalRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For which signals the post's small kernels are made, and what to take for others. */
final class SmallKernels {

  /** How many samples the widest kernel looks at. */
  static final int FIELD = (Rocket.SHORTEST - 1) * Kernel.WIDEST + 1;

  /**
   * How many times as long signals may be. MNIST-1D, stretched from 40 samples, stays at 0.94 up to
   * 8 times and is at 0.89 with 12, 0.73 with 40 and 0.69 with 80; see docs/decisions/units.md.
   */
  private static final int FIELDS = 10;

  /**
   * Biases are between -1 and 1: of signals that vary far less they are all that counts, beside
   * signals that vary far more they are nothing. GunPoint loses 0.5% and 1.4% of the tests a factor
   * of 10 away, and 8% and 12% a factor of 100.
   */
  private static final double UNLIKE = 30;

  private SmallKernels() {}

  /**
   * What a user should know before he trusts a model.
   *
   * @param length samples a channel, after preprocessing
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
