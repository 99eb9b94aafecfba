package dev.weir.classifiers.internal.simd;

import java.util.List;

/**
 * Kernels side by side, by groups.
 *
 * @param channels channels of the signals
 * @param length samples per channel
 * @param groups the groups, whose lanes follow each other
 * @param weights of all groups; see {@link KernelGroup}
 * @param biases by lane
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KernelLanes(
    int channels, int length, List<KernelGroup> groups, float[] weights, float[] biases) {

  /**
   * The number of lanes of a group is a multiple of this; the plain twin processes four at once.
   */
  public static final int MULTIPLE = 8;

  /** Total lanes of all groups. */
  public int lanes() {
    return biases.length;
  }

  /** Number of multiplications per signal. */
  public long operations() {
    return groups.stream().mapToLong(KernelGroup::operations).sum();
  }
}
