package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Processes one {@link KernelTile} at a time. The signal is first expanded, with every sample
 * repeated once per kernel of a tile, so that a register of samples is an ordinary vector load.
 * This is cheaper than broadcasting samples for every kernel, and loads are sequential.
 */
final class SimdLaneKernels implements LaneKernels {

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_512.length()
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  /** Rotations of a register by that fraction of its lanes. */
  private static final VectorShuffle<Float> BY_HALF = rotation(2);

  private static final VectorShuffle<Float> BY_QUARTER = rotation(4);
  private static final VectorShuffle<Float> BY_EIGHTH = rotation(8);
  private static final VectorShuffle<Float> BY_SIXTEENTH = rotation(16);

  private final KernelTile[] tiles;
  private final int length;
  private final int samples;
  private final int lanes;

  /** The expanded samples by kernels per tile; null: no such tile. */
  private final float[][] repeated = new float[WIDTH + 1][];

  private final float[] counts = new float[WIDTH];
  private final float[] highs = new float[WIDTH];

  SimdLaneKernels(KernelLanes from) {
    this.tiles = KernelTile.of(from, WIDTH).toArray(KernelTile[]::new);
    this.length = from.length();
    this.samples = from.channels() * length;
    this.lanes = from.lanes();
    for (KernelTile tile : tiles) {
      // A load may start at the last sample.
      repeated[tile.kernels()] = new float[samples * tile.kernels() + WIDTH];
    }
  }

  @Override
  public void compute(float[] signal, float[] features) {
    for (int kernels = 1; kernels <= WIDTH; kernels *= 2) {
      if (repeated[kernels] != null) {
        repeat(signal, kernels, repeated[kernels]);
      }
    }
    for (KernelTile tile : tiles) {
      begin();
      int start = tile.group().channel() * length * tile.kernels();
      int all = tile.group().positions() * tile.kernels();
      run(tile, start, all / WIDTH, WIDTH);
      if (all % WIDTH != 0) {
        run(tile, start + all / WIDTH * WIDTH, 1, all % WIDTH);
      }
      store(tile, features);
    }
  }

  private void begin() {
    FloatVector.zero(SPECIES).intoArray(counts, 0);
    FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY).intoArray(highs, 0);
  }

  /**
   * Iterates over positions.
   *
   * @param start index of the first register's samples
   * @param loads number of registers
   * @param lanes number of lanes of a register that hold positions
   */
  private void run(KernelTile tile, int start, int loads, int lanes) {
    float[] from = repeated[tile.kernels()];
    switch (tile.group().taps()) {
      case 5 -> five(tile, from, start, loads, lanes);
      case 7 -> seven(tile, from, start, loads, lanes);
      default -> nine(tile, from, start, loads, lanes);
    }
  }

  /** Each store overwrites the excess of the previous one. */
  private void repeat(float[] signal, int times, float[] into) {
    for (int i = 0; i < samples; i++) {
      FloatVector.broadcast(SPECIES, signal[i]).intoArray(into, i * times);
    }
  }

  /**
   * Unrolled, like its siblings, so that it is too long (325 bytecodes) to be inlined: on a busy
   * machine C2 may compile {@link #run} early, with a permanent inlined copy that allocates every
   * vector.
   */
  private void five(KernelTile tile, float[] from, int start, int loads, int lanes) {
    final FloatVector w0 = FloatVector.fromArray(SPECIES, tile.weights(), 0);
    final FloatVector w1 = FloatVector.fromArray(SPECIES, tile.weights(), WIDTH);
    final FloatVector w2 = FloatVector.fromArray(SPECIES, tile.weights(), 2 * WIDTH);
    final FloatVector w3 = FloatVector.fromArray(SPECIES, tile.weights(), 3 * WIDTH);
    final FloatVector w4 = FloatVector.fromArray(SPECIES, tile.weights(), 4 * WIDTH);
    final FloatVector bias = FloatVector.fromArray(SPECIES, tile.biases(), 0);
    final VectorMask<Float> inside = SPECIES.indexInRange(0, lanes);
    FloatVector highest = FloatVector.fromArray(SPECIES, highs, 0);
    FloatVector positive = FloatVector.fromArray(SPECIES, counts, 0);
    final int step = tile.group().dilation() * tile.kernels();
    for (int i = 0; i < loads; i++) {
      int t = start + i * WIDTH;
      FloatVector sum = bias.add(w0.mul(FloatVector.fromArray(SPECIES, from, t)));
      sum = sum.add(w1.mul(FloatVector.fromArray(SPECIES, from, t + step)));
      sum = sum.add(w2.mul(FloatVector.fromArray(SPECIES, from, t + 2 * step)));
      sum = sum.add(w3.mul(FloatVector.fromArray(SPECIES, from, t + 3 * step)));
      sum = sum.add(w4.mul(FloatVector.fromArray(SPECIES, from, t + 4 * step)));
      positive = counted(positive, sum, inside);
      highest = higher(highest, sum, inside);
    }
    positive.intoArray(counts, 0);
    highest.intoArray(highs, 0);
  }

  private void seven(KernelTile tile, float[] from, int start, int loads, int lanes) {
    final FloatVector w0 = weight(tile, 0);
    final FloatVector w1 = weight(tile, 1);
    final FloatVector w2 = weight(tile, 2);
    final FloatVector w3 = weight(tile, 3);
    final FloatVector w4 = weight(tile, 4);
    final FloatVector w5 = weight(tile, 5);
    final FloatVector w6 = weight(tile, 6);
    final FloatVector bias = FloatVector.fromArray(SPECIES, tile.biases(), 0);
    final VectorMask<Float> inside = SPECIES.indexInRange(0, lanes);
    FloatVector highest = FloatVector.fromArray(SPECIES, highs, 0);
    FloatVector positive = FloatVector.fromArray(SPECIES, counts, 0);
    final int step = tile.group().dilation() * tile.kernels();
    for (int i = 0; i < loads; i++) {
      int t = start + i * WIDTH;
      FloatVector sum = bias.add(w0.mul(load(from, t)));
      sum = sum.add(w1.mul(load(from, t + step)));
      sum = sum.add(w2.mul(load(from, t + 2 * step)));
      sum = sum.add(w3.mul(load(from, t + 3 * step)));
      sum = sum.add(w4.mul(load(from, t + 4 * step)));
      sum = sum.add(w5.mul(load(from, t + 5 * step)));
      sum = sum.add(w6.mul(load(from, t + 6 * step)));
      positive = counted(positive, sum, inside);
      highest = higher(highest, sum, inside);
    }
    positive.intoArray(counts, 0);
    highest.intoArray(highs, 0);
  }

  private void nine(KernelTile tile, float[] from, int start, int loads, int lanes) {
    final FloatVector w0 = weight(tile, 0);
    final FloatVector w1 = weight(tile, 1);
    final FloatVector w2 = weight(tile, 2);
    final FloatVector w3 = weight(tile, 3);
    final FloatVector w4 = weight(tile, 4);
    final FloatVector w5 = weight(tile, 5);
    final FloatVector w6 = weight(tile, 6);
    final FloatVector w7 = weight(tile, 7);
    final FloatVector w8 = weight(tile, 8);
    final FloatVector bias = FloatVector.fromArray(SPECIES, tile.biases(), 0);
    final VectorMask<Float> inside = SPECIES.indexInRange(0, lanes);
    FloatVector highest = FloatVector.fromArray(SPECIES, highs, 0);
    FloatVector positive = FloatVector.fromArray(SPECIES, counts, 0);
    final int step = tile.group().dilation() * tile.kernels();
    for (int i = 0; i < loads; i++) {
      int t = start + i * WIDTH;
      FloatVector sum = bias.add(w0.mul(load(from, t)));
      sum = sum.add(w1.mul(load(from, t + step)));
      sum = sum.add(w2.mul(load(from, t + 2 * step)));
      sum = sum.add(w3.mul(load(from, t + 3 * step)));
      sum = sum.add(w4.mul(load(from, t + 4 * step)));
      sum = sum.add(w5.mul(load(from, t + 5 * step)));
      sum = sum.add(w6.mul(load(from, t + 6 * step)));
      sum = sum.add(w7.mul(load(from, t + 7 * step)));
      sum = sum.add(w8.mul(load(from, t + 8 * step)));
      positive = counted(positive, sum, inside);
      highest = higher(highest, sum, inside);
    }
    positive.intoArray(counts, 0);
    highest.intoArray(highs, 0);
  }

  private static FloatVector weight(KernelTile tile, int tap) {
    return FloatVector.fromArray(SPECIES, tile.weights(), tap * WIDTH);
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(SPECIES, from, at);
  }

  private static FloatVector counted(
      FloatVector positive, FloatVector sum, VectorMask<Float> inside) {
    return positive.add(1f, sum.compare(VectorOperators.GT, 0f, inside));
  }

  /** Omits the handling of NaN and -0 in {@code max}, which costs as much as four taps. */
  private static FloatVector higher(
      FloatVector highest, FloatVector sum, VectorMask<Float> inside) {
    return highest.blend(sum, sum.compare(VectorOperators.GT, highest, inside));
  }

  private void store(KernelTile tile, float[] features) {
    int kernels = tile.kernels();
    VectorMask<Float> own = SPECIES.indexInRange(0, kernels);
    sum(FloatVector.fromArray(SPECIES, counts, 0), kernels)
        .div(tile.group().positions())
        .intoArray(features, tile.firstLane(), own);
    highest(FloatVector.fromArray(SPECIES, highs, 0), kernels)
        .intoArray(features, lanes + tile.firstLane(), own);
  }

  /** Adds the counts of adjacent positions into the first lanes. */
  private static FloatVector sum(FloatVector counts, int kernels) {
    FloatVector sum = counts;
    if (kernels <= WIDTH / 2) {
      sum = sum.add(sum.rearrange(BY_HALF));
    }
    if (kernels <= WIDTH / 4) {
      sum = sum.add(sum.rearrange(BY_QUARTER));
    }
    if (kernels <= WIDTH / 8) {
      sum = sum.add(sum.rearrange(BY_EIGHTH));
    }
    if (kernels <= WIDTH / 16) {
      sum = sum.add(sum.rearrange(BY_SIXTEENTH));
    }
    return sum;
  }

  private static FloatVector highest(FloatVector highs, int kernels) {
    FloatVector highest = highs;
    if (kernels <= WIDTH / 2) {
      highest = higher(highest, highest.rearrange(BY_HALF));
    }
    if (kernels <= WIDTH / 4) {
      highest = higher(highest, highest.rearrange(BY_QUARTER));
    }
    if (kernels <= WIDTH / 8) {
      highest = higher(highest, highest.rearrange(BY_EIGHTH));
    }
    if (kernels <= WIDTH / 16) {
      highest = higher(highest, highest.rearrange(BY_SIXTEENTH));
    }
    return highest;
  }

  private static FloatVector higher(FloatVector highest, FloatVector other) {
    return highest.blend(other, other.compare(VectorOperators.GT, highest));
  }

  private static VectorShuffle<Float> rotation(int part) {
    return VectorShuffle.iota(SPECIES, WIDTH / part, 1, true);
  }
}
