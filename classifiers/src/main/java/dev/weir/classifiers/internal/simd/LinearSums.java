package dev.weir.classifiers.internal.simd;

/**
 * Sums of products of values and weights, for several targets. Both twins add in the same order, in
 * two chains, and so produce identical bits.
 */
@FunctionalInterface
public interface LinearSums {

  /** The number of targets is a multiple of this: the doubles of a 256-bit register. */
  int BLOCK = 4;

  /**
   * Computes for each target the intercept + the sum over the first chain + the sum over the second
   * chain of values[v] * weights[v * targets + target]. If the number of values is odd, the last
   * one belongs to the first chain.
   *
   * @param values the values
   * @param sums output, by target
   */
  void sum(LinearWeights weights, double[] values, double[] sums);
}
