package dev.weir.rocket;

import dev.weir.linear.LinearClassifier;
import java.util.HashMap;
import java.util.Map;

/**
 * What a model takes of memory, kernel after kernel. Kernels of one shape share lanes, which are
 * filled up: a kernel that is alone in its shape takes eight of them. Worked example: with 10
 * classes a lane has 12 weights for each of two features, 192 bytes, so that such a kernel takes
 * 1,536 bytes for them and the next seven of its shape take none.
 */
final class RocketMemory {

  /** Objects, arrays' heads, mean and scale of a kernel and its two features. */
  private static final int KERNEL_BYTES = 320;

  private static final int MOST_TAPS = 9;

  private final long kernelBytes;
  private final long laneBytes;
  private final Map<Shape, Integer> kernels = new HashMap<>();

  private record Shape(int taps, int dilation, int channel) {}

  RocketMemory(int classes) {
    long targets = LinearClassifier.targets(classes);
    this.kernelBytes = KERNEL_BYTES + 2 * targets * Double.BYTES;
    this.laneBytes =
        2 * (targets + LaneWeights.BLOCK) * Double.BYTES + (MOST_TAPS + 1) * (long) Float.BYTES;
  }

  /** How many bytes one more kernel takes. */
  long plus(Kernel kernel) {
    int before =
        kernels.merge(
                new Shape(kernel.taps(), kernel.dilation(), kernel.channel()), 1, Integer::sum)
            - 1;
    long lanes = before % KernelBank.LANES == 0 ? KernelBank.LANES : 0;
    return kernelBytes + lanes * laneBytes;
  }
}
