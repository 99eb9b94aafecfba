package dev.weir.classifiers.internal.simd;

import java.util.ArrayList;
import java.util.List;

/**
 * Kernels of a group that share a SIMD register: as many as it has lanes, or half, a quarter and so
 * on. With fewer kernels, the register holds several positions side by side, so few lanes are idle.
 * Worked example: 20 kernels and 16 lanes are a tile of 16 kernels at one position and a tile of 4
 * kernels at four positions at once; the second takes a quarter of the first's time.
 *
 * @param group the kernels' group
 * @param kernels number of kernels, a power of two; the last ones may be padding with zero weights
 * @param firstLane index of their first feature
 * @param weights tap by tap, for each lane of the register: those of the kernels, repeated
 * @param biases for each lane of the register
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KernelTile(KernelGroup group, int kernels, int firstLane, float[] weights, float[] biases) {

  /** Divides all groups into tiles for registers with this number of lanes, a power of two. */
  static List<KernelTile> of(KernelLanes lanes, int width) {
    List<KernelTile> tiles = new ArrayList<>();
    for (KernelGroup group : lanes.groups()) {
      for (int first = 0; first < group.kernels(); first += tiles.getLast().kernels()) {
        int kernels = kernels(group.kernels() - first, width);
        tiles.add(of(lanes, group, first, kernels, width));
      }
    }
    return tiles;
  }

  /** At least three quarters of a power of two are padded to it; fewer start with half of it. */
  private static int kernels(int left, int width) {
    int half = Integer.highestOneBit(Math.min(left, width));
    boolean fillUp = half < width && left > half + half / 2;
    return fillUp ? 2 * half : half;
  }

  private static KernelTile of(
      KernelLanes lanes, KernelGroup group, int first, int kernels, int width) {
    float[] weights = new float[group.taps() * width];
    float[] biases = new float[width];
    for (int lane = 0; lane < width; lane++) {
      int kernel = first + lane % kernels;
      biases[lane] = lanes.biases()[group.firstLane() + kernel];
      for (int tap = 0; tap < group.taps(); tap++) {
        weights[tap * width + lane] =
            lanes.weights()[group.firstWeight() + tap * group.lanes() + kernel];
      }
    }
    return new KernelTile(group, kernels, group.firstLane() + first, weights, biases);
  }
}
