package dev.weir.classifiers.internal.simd;

import java.util.Arrays;

/**
 * Box sums of a block's images, in plain Java, one lane per image: loops over lanes are simple
 * enough for the compiler to vectorize.
 *
 * @param <B> a block
 */
abstract class PlainBoxMinima<B> implements BoxMinima {

  static final int LANES = ShortLanes.BLOCK;

  private final BoxAxis across;
  private final BoxAxis down;

  /** A window's columns of zeros, the columns, and zeros to the end of the last window. */
  private final int[] columns;

  private final int[] costs = new int[LANES];
  private final int[] sums = new int[LANES];

  PlainBoxMinima(BoxAxis across, BoxAxis down) {
    this.across = across;
    this.down = down;
    this.columns = new int[(across.span() + across.padded()) * LANES];
  }

  /** The costs of a cell of all images. */
  abstract void costs(B block, int[] query, int cell, int[] costs);

  @Override
  public final int lanes() {
    return LANES;
  }

  @Override
  public final int least(short[] minima, int window) {
    int least = MOST;
    for (int i = window * LANES; i < (window + 1) * LANES; i++) {
      least = Math.min(least, minima[i] & MOST);
    }
    return least;
  }

  final void updateAll(B block, int[] query, short[] minima) {
    Arrays.fill(columns, 0);
    for (int row = 0; row < Math.min(down.after(), down.cells()); row++) {
      add(block, query, row, 1);
    }
    for (int window = 0; window < down.windows(); window++) {
      int in = window + down.after();
      int out = window - down.before() - 1;
      if (in < down.cells()) {
        add(block, query, in, 1);
      }
      if (out >= 0 && out < down.cells()) {
        add(block, query, out, -1);
      }
      updateRow(minima, window * across.windows() * LANES);
    }
  }

  private void add(B block, int[] query, int row, int sign) {
    for (int x = 0; x < across.cells(); x++) {
      costs(block, query, row * across.cells() + x, costs);
      int at = (across.span() + x) * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        columns[at + lane] += sign * costs[lane];
      }
    }
  }

  private void updateRow(short[] minima, int first) {
    Arrays.fill(sums, 0);
    int span = across.span() * LANES;
    for (int x = 0; x < across.windows() + across.after(); x++) {
      int at = x * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        sums[lane] += columns[at + span + lane] - columns[at + lane];
      }
      if (x >= across.after()) {
        lower(minima, first + (x - across.after()) * LANES);
      }
    }
  }

  private void lower(short[] minima, int at) {
    for (int lane = 0; lane < LANES; lane++) {
      int before = minima[at + lane] & MOST;
      minima[at + lane] = (short) Math.min(before, sums[lane]);
    }
  }
}
