package dev.weir.classifiers.minirocket;

import java.util.Arrays;

/**
 * MiniRocket's kernels: nine weights, three of them 2 and the others -1, in all 84 combinations, in
 * lexicographic order of the three.
 */
final class MiniKernels {

  static final int COUNT = 84;

  /** Weights per kernel. */
  static final int TAPS = 9;

  /** Taps on each side of the middle one. */
  static final int REACH = TAPS / 2;

  private static final int HEAVY = 3;
  private static final byte[] TRIPLES = triples();

  private MiniKernels() {}

  /**
   * Index of a tap with weight 2.
   *
   * @param kernel 0 to 83
   * @param which 0 to 2; the taps are in ascending order
   */
  static int heavyTap(int kernel, int which) {
    return TRIPLES[HEAVY * kernel + which];
  }

  /** A kernel's weights, the same for each of some channels. */
  static float[] weights(int kernel, int channels) {
    float[] weights = new float[channels * TAPS];
    Arrays.fill(weights, -1);
    for (int i = 0; i < channels * HEAVY; i++) {
      weights[i / HEAVY * TAPS + heavyTap(kernel, i % HEAVY)] = 2;
    }
    return weights;
  }

  private static byte[] triples() {
    byte[] triples = new byte[HEAVY * COUNT];
    int at = 0;
    for (byte a = 0; a < TAPS; a++) {
      for (byte b = (byte) (a + 1); b < TAPS; b++) {
        for (byte c = (byte) (b + 1); c < TAPS; c++) {
          triples[at++] = a;
          triples[at++] = b;
          triples[at++] = c;
        }
      }
    }
    return triples;
  }
}
