package dev.weir.classifiers.dtw;

import java.util.OptionalInt;
import java.util.Random;

/** Settings and signals for property tests. */
final class RandomSettings {

  private RandomSettings() {}

  /** With or without psi, at any ends, and with or without a window. */
  static DtwSettings of(Random random, int length) {
    Psi psi =
        switch (random.nextInt(3)) {
          case 0 -> Psi.NONE;
          case 1 -> Psi.of(random.nextInt(Math.min(3, length)));
          default ->
              new Psi(
                  random.nextInt(length),
                  random.nextInt(length),
                  random.nextInt(length),
                  random.nextInt(length));
        };
    OptionalInt window =
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(length + 1));
    return new DtwSettings(psi, window);
  }

  /**
   * Smooth, so that bounds prune something, and sometimes with few distinct values, so that there
   * are ties.
   */
  static double[][] signals(Random random, int count, int length) {
    boolean coarse = random.nextBoolean();
    double[][] signals = new double[count][length];
    for (double[] signal : signals) {
      double value = random.nextGaussian();
      for (int i = 0; i < length; i++) {
        value += 0.5 * random.nextGaussian();
        signal[i] = coarse ? Math.rint(value) : value;
      }
    }
    return signals;
  }
}
