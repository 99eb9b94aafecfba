package dev.weir.rocket;

/**
 * Kernels of the same length, dilation and channel, side by side: the weights of tap j are {@code
 * lanes} numbers from {@code firstWeight + j * lanes} on. So one SIMD instruction serves as many
 * kernels as a register has lanes, and each kernel's sum is made in the order of its taps.
 *
 * @param taps weights a kernel
 * @param dilation samples from one weight to the next
 * @param channel which channel they look at
 * @param positions at how many positions they fit
 * @param kernels how many there are
 * @param lanes as many, filled up with zero weights to a multiple of {@link KernelBank#LANES}
 * @param firstLane where their features and biases begin
 * @param firstWeight where their weights begin
 */
record KernelGroup(
    int taps,
    int dilation,
    int channel,
    int positions,
    int kernels,
    int lanes,
    int firstLane,
    int firstWeight) {

  /** Multiplications that a signal takes. */
  long operations() {
    return (long) lanes * positions * taps;
  }
}
