package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.features.SplitMix64;

/**
 * Chooses the channels that a kernel sums: small sets are more likely because the number is drawn
 * on a logarithmic scale from 1 to at most {@value #MOST}.
 */
final class ChannelSets {

  private static final int MOST = MiniKernels.TAPS;
  private static final int[] ONLY = {0};

  private ChannelSets() {}

  /** Draws a set, in ascending order; with a single channel, nothing is drawn. */
  static int[] draw(SplitMix64 random, int channels) {
    if (channels == 1) {
      return ONLY;
    }
    double exponent = StrictMath.log(Math.min(channels, MOST) + 1.0) / StrictMath.log(2);
    int drawn = (int) StrictMath.pow(2, random.nextDouble() * exponent);
    int size = Math.clamp(drawn, 1, Math.min(channels, MOST));
    return random.nextSubset(size, channels);
  }
}
