package dev.weir.classifiers.internal.simd;

/**
 * Computes the two features of one kernel: PPV, the share of values greater than 0, and the highest
 * value. Both twins multiply, round, add and round in the same order, in float, and so produce
 * identical bits.
 */
@FunctionalInterface
public interface KernelPooling {

  /** Maximum read overrun beyond the last value. */
  int SLACK = 8;

  /**
   * Computes both features.
   *
   * @param padded the signal with zeros around each channel
   * @param stride from one channel to the next
   * @param from index, in the first channel, of the first sample under the first tap
   * @param n number of values, at least 1
   * @param features output at {@code to} and {@code to + 1}
   */
  void pool(
      DilatedKernel kernel, float[] padded, int stride, int from, int n, float[] features, int to);
}
