package dev.weir.classifiers.rocket;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.SplitMix64;

/** The kernels of published ROCKET. */
final class RocketKernels {

  /** Upper bound of the magnitude of drawn biases. */
  static final double LARGEST_BIAS = 1;

  static final int LONGEST = 11;

  /** Possible numbers of weights per channel. */
  private static final int[] LENGTHS = {7, 9, LONGEST};

  private RocketKernels() {}

  /**
   * Draws a kernel as in the paper: length 7, 9 or 11; standard normal weights, centred per
   * channel; bias uniform in (-1, 1); a dilation whose logarithm is uniform from 1 to the widest
   * that fits; padding with probability 1/2. With several channels, a subset is drawn first; small
   * ones are more likely.
   *
   * @param length samples per channel, at least {@link #LONGEST}
   */
  static KernelShape draw(SplitMix64 random, int channels, int length) {
    int taps = LENGTHS[random.nextInt(LENGTHS.length)];
    int[] chosen = drawChannels(random, channels, taps);
    float[] weights = new float[chosen.length * taps];
    for (int c = 0; c < chosen.length; c++) {
      System.arraycopy(random.nextCentred(taps), 0, weights, c * taps, taps);
    }
    float bias = (float) (2 * random.nextDouble() - 1);
    int widest = (length - 1) / (taps - 1);
    int dilation = Math.min(widest, drawLogarithmic(random, (length - 1.0) / (taps - 1)));
    int padding = random.nextInt(2) == 0 ? 0 : (taps - 1) * dilation / 2;
    return new KernelShape(weights, chosen, bias, dilation, padding);
  }

  /** Checks the number of weights, and that the padding is none or half of the span. */
  static void check(KernelShape kernel) {
    kernel.checkTaps(LENGTHS);
    if (kernel.padding() != 0 && kernel.padding() != kernel.span() / 2) {
      throw new IllegalArgumentException(
          "a kernel of %d weights at dilation %d cannot have %d zeros on each side"
              .formatted(kernel.taps(), kernel.dilation(), kernel.padding()));
    }
  }

  private static int[] drawChannels(SplitMix64 random, int channels, int taps) {
    if (channels == 1) {
      return new int[1];
    }
    int most = Math.min(channels, taps);
    int size = Math.min(most, drawLogarithmic(random, most + 1.0));
    return random.nextSubset(size, channels);
  }

  /** A whole number from 1 to below {@code end}, uniform on a logarithmic scale. */
  private static int drawLogarithmic(SplitMix64 random, double end) {
    return (int) StrictMath.pow(2, random.nextDouble() * StrictMath.log(end) / StrictMath.log(2));
  }
}
