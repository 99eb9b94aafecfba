package dev.weir.classifiers.internal.simd;

/**
 * Computes two features of each kernel: PPV, the share of positions at which its value is greater
 * than 0, and its highest value. Both twins multiply, round, add and round in the same order, in
 * float. Owns scratch memory; not thread-safe.
 */
@FunctionalInterface
public interface LaneKernels {

  /**
   * Computes all features, without allocation.
   *
   * @param signal channel by channel: channels x length values
   * @param features output: PPV by lane, then the highest values by lane
   */
  void compute(float[] signal, float[] features);
}
