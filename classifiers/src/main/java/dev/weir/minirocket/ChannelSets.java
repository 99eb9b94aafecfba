package dev.weir.minirocket;

import dev.weir.rocket.SplitMix64;
import java.util.Arrays;

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
    int[] all = new int[channels];
    Arrays.setAll(all, c -> c);
    int size = Math.clamp(drawn, 1, Math.min(channels, MOST));
    for (int i = 0; i < size; i++) {
      int other = i + random.nextInt(channels - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    int[] set = Arrays.copyOf(all, size);
    Arrays.sort(set);
    return set;
  }

  /** Checks that the channels exist and are distinct. */
  static void check(int[] set, int channels) {
    int last = -1;
    for (int channel : set) {
      if (channel <= last || channel >= channels) {
        throw new IllegalArgumentException(
            "a kernel cannot look at the channels %s of %d"
                .formatted(Arrays.toString(set), channels));
      }
      last = channel;
    }
    if (set.length == 0) {
      throw new IllegalArgumentException("a kernel looks at no channel");
    }
  }
}
