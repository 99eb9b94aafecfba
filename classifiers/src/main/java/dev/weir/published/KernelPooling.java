package dev.weir.published;

/**
 * Computes the two features of one kernel: PPV, the share of values greater than 0, and the highest
 * value. The twins multiply, round, add and round again in the same order, in float, and so give
 * the same bits.
 */
interface KernelPooling {

  /** How far beyond the last value a twin may read. */
  int SLACK = 8;

  /**
   * Computes both.
   *
   * @param padded the signal with zeros around each channel
   * @param stride from one channel to the next
   * @param from where, in the first channel, the first tap meets the first sample that it weighs
   * @param n how many values, at least 1
   * @param features filled in at {@code to} and {@code to + 1}
   */
  void pool(
      PaddedKernel kernel, float[] padded, int stride, int from, int n, float[] features, int to);
}
