package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.FeatureReader;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.internal.simd.KernelLanes;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory of a transform, kernel by kernel. Kernels of one shape share padded lanes: the first
 * kernel of a shape takes eight of them. Worked example: with 10 classes a lane has 12 weights for
 * each of two features, 192 bytes, so such a kernel takes 1,536 bytes for them and the next seven
 * of its shape take none.
 */
final class SelectedRocketMemory {

  /** Objects and array headers of a kernel. */
  private static final int KERNEL_BYTES = 224;

  /** Weights and bias. */
  private static final int LANE_BYTES = (SmallKernels.LONGEST + 1) * Float.BYTES;

  /** Of the widest register. */
  private static final int TILE_LANES = 16;

  /** Weights and bias in each lane, and objects. */
  private static final int TILE_BYTES = LANE_BYTES * TILE_LANES + 96;

  /** Two per kernel, for both twins. */
  private static final int FEATURE_BYTES = 2 * 2 * Double.BYTES;

  private final Map<KernelBank.Shape, Integer> kernels = new HashMap<>();

  /**
   * Announces a kernel, the lanes that it begins, and, in a scorer, its features and the registers
   * of a tile for the first, third, fifth and ninth of each sixteen kernels of its shape.
   */
  void reserve(KernelShape kernel, FeatureReader in) {
    int before = kernels.merge(KernelBank.Shape.of(kernel), 1, Integer::sum) - 1;
    in.reserve(KERNEL_BYTES);
    if (before % KernelLanes.MULTIPLE == 0) {
      in.reserve((long) KernelLanes.MULTIPLE * LANE_BYTES);
      in.reserveValues(2 * KernelLanes.MULTIPLE);
    }
    int place = before % TILE_LANES;
    boolean beginsTile = place != 1 && Integer.bitCount(place) <= 1;
    in.reserveScorer((long) FEATURE_BYTES + (beginsTile ? TILE_BYTES : 0));
  }
}
