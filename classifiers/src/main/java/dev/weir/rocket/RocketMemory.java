package dev.weir.rocket;

import dev.weir.linear.LinearClassifier;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory of a model, kernel by kernel. Kernels of one shape share padded lanes: the first kernel of
 * a shape takes eight of them. Worked example: with 10 classes a lane has 12 weights for each of
 * two features, 192 bytes, so such a kernel takes 1,536 bytes for them and the next seven of its
 * shape take none.
 */
final class RocketMemory {

  /** Objects, array headers, mean and scale of a kernel and its two features. */
  private static final int KERNEL_BYTES = 320;

  private static final int MOST_TAPS = 9;

  /** Of the widest register. */
  private static final int TILE_LANES = 16;

  /** Weights and bias in each lane, and objects. */
  private static final int TILE_BYTES = (MOST_TAPS + 1) * TILE_LANES * Float.BYTES + 96;

  /** Two per kernel, for both twins. */
  private static final int FEATURE_BYTES = 2 * 2 * Double.BYTES;

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

  /**
   * Adds a kernel.
   *
   * @return number of earlier kernels of its shape
   */
  int add(Kernel kernel) {
    return kernels.merge(
            new Shape(kernel.taps(), kernel.dilation(), kernel.channel()), 1, Integer::sum)
        - 1;
  }

  /** Bytes of a kernel with this many earlier ones of its shape. */
  long ofModel(int before) {
    long lanes = before % KernelBank.LANES == 0 ? KernelBank.LANES : 0;
    return kernelBytes + lanes * laneBytes;
  }

  /**
   * Bytes of a scorer for a kernel with this many earlier ones of its shape: its features, and the
   * registers of a tile for the first, third, fifth and ninth of each sixteen.
   */
  static long ofScorer(int before) {
    int place = before % TILE_LANES;
    boolean beginsTile = place != 1 && Integer.bitCount(place) <= 1;
    return (long) FEATURE_BYTES + (beginsTile ? TILE_BYTES : 0);
  }
}
