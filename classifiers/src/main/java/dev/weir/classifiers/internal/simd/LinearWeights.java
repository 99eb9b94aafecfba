package dev.weir.classifiers.internal.simd;

/**
 * The weights of a {@link LinearSums}, which are added in two chains of values, so that dependent
 * additions overlap.
 *
 * @param second index of the second chain's first value; the first chain's is 0
 * @param step distance from one value of a chain to the next
 * @param weights for each value, those of all targets
 * @param intercepts by target
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LinearWeights(int second, int step, double[] weights, double[] intercepts) {

  /** Number of targets, a multiple of {@link LinearSums#BLOCK}. */
  public int targets() {
    return intercepts.length;
  }
}
