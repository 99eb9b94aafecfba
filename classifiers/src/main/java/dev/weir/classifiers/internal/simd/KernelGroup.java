package dev.weir.classifiers.internal.simd;

/**
 * Kernels of the same length, dilation and channel, side by side: the weights of tap j are {@code
 * lanes} numbers from {@code firstWeight + j * lanes} on. One SIMD instruction thus processes as
 * many kernels as a register has lanes, and each kernel is summed in tap order.
 *
 * @param taps weights per kernel
 * @param dilation samples from one weight to the next
 * @param channel the channel that they are applied to
 * @param positions number of positions at which they fit
 * @param kernels number of kernels
 * @param lanes number of kernels, padded with zero weights to a multiple of {@link
 *     KernelLanes#MULTIPLE}
 * @param firstLane index of their first feature and bias
 * @param firstWeight index of their first weight
 */
public record KernelGroup(
    int taps,
    int dilation,
    int channel,
    int positions,
    int kernels,
    int lanes,
    int firstLane,
    int firstWeight) {

  /** Number of multiplications per signal. */
  public long operations() {
    return (long) lanes * positions * taps;
  }
}
