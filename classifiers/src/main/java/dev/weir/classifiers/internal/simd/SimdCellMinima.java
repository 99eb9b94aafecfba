package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two registers of images at a time. Rows hold sums from the first row on, modulo 2^16: a window's
 * column is the difference of two of them, so each cell is stored once.
 *
 * <p>Loops call no other methods: if the compiler did not inline one, its vectors would be
 * allocated on the heap.
 */
final class SimdCellMinima implements CellMinima {

  private static final VectorSpecies<Short> SHORTS = SimdShortLanes.SHORTS;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, SHORTS.vectorShape());
  private static final int IMAGES = SimdShortLanes.IMAGES;
  private static final int LANES = SimdShortLanes.LANES;
  private static final int BLOCK = ShortLanes.BLOCK;
  private static final short LOW = SimdShortLanes.LOW;

  private final BoxAxis across;
  private final BoxAxis down;
  private final int right;
  private final int cells;
  private final int after;

  /** The rows of a window, and the one before. */
  private final short[][] rows;

  /** In place of a row before the first. */
  private final short[] nothing;

  /** A window's columns of zeros, then the columns. */
  private final short[] columns;

  SimdCellMinima(BoxAxis across, BoxAxis down, int right) {
    this.across = across;
    this.down = down;
    this.right = right;
    this.cells = across.cells();
    this.after = across.after();
    this.rows = new short[Math.min(down.span(), down.cells()) + 1][cells * IMAGES];
    this.nothing = new short[cells * IMAGES];
    this.columns = new short[(across.span() + across.padded()) * IMAGES];
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public int least(short[] minima, int window) {
    return SimdShortLanes.least(minima, window * LANES);
  }

  @Override
  public void update(short[] features, int[] query, short[] minima) {
    for (int lane = 0; lane < BLOCK; lane += IMAGES) {
      for (int row = 0; row < Math.min(down.after(), down.cells()); row++) {
        enter(features, lane, query, row * cells, row(row - 1), row(row));
      }
      for (int window = 0; window < down.windows(); window++) {
        int in = window + down.after();
        short[] gone = row(window - down.before() - 1);
        int first = window * across.windows() * LANES;
        if (in < down.cells()) {
          slide(features, lane, query, in * cells, row(in - 1), row(in), gone, minima, first);
        } else {
          slide(row(in), gone, minima, first);
        }
      }
    }
  }

  /** The sums to a row, or to the last one. */
  private short[] row(int row) {
    return row < 0 ? nothing : rows[Math.min(row, down.cells() - 1) % rows.length];
  }

  private void enter(
      short[] features, int lane, int[] query, int cell, short[] before, short[] row) {
    for (int x = 0; x < cells; x++) {
      ShortVector first = IntVector.broadcast(INTS, query[2 * (cell + x)]).reinterpretAsShorts();
      ShortVector second =
          IntVector.broadcast(INTS, query[2 * (cell + x) + 1]).reinterpretAsShorts();
      int from = (cell + x) * BLOCK + lane;
      int at = x * IMAGES;
      ShortVector pair = ShortVector.fromArray(SHORTS, features, from);
      ShortVector one = pair.and(LOW).sub(first);
      ShortVector two = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(second);
      one.mul(one)
          .add(two.mul(two))
          .lanewise(VectorOperators.LSHR, right)
          .add(ShortVector.fromArray(SHORTS, before, at))
          .intoArray(row, at);
      pair = ShortVector.fromArray(SHORTS, features, from + LANES);
      one = pair.and(LOW).sub(first);
      two = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(second);
      one.mul(one)
          .add(two.mul(two))
          .lanewise(VectorOperators.LSHR, right)
          .add(ShortVector.fromArray(SHORTS, before, at + LANES))
          .intoArray(row, at + LANES);
    }
  }

  /** Adds a row, and lowers the minima of a row of windows. */
  private void slide(
      short[] features,
      int lane,
      int[] query,
      int cell,
      short[] before,
      short[] row,
      short[] gone,
      short[] minima,
      int minimum) {
    int span = across.span() * IMAGES;
    ShortVector sum0 = ShortVector.zero(SHORTS);
    ShortVector sum1 = sum0;
    for (int x = 0; x < cells; x++) {
      ShortVector first = IntVector.broadcast(INTS, query[2 * (cell + x)]).reinterpretAsShorts();
      ShortVector second =
          IntVector.broadcast(INTS, query[2 * (cell + x) + 1]).reinterpretAsShorts();
      int from = (cell + x) * BLOCK + lane;
      int at = x * IMAGES;
      ShortVector pair = ShortVector.fromArray(SHORTS, features, from);
      ShortVector one = pair.and(LOW).sub(first);
      ShortVector two = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(second);
      ShortVector column =
          one.mul(one)
              .add(two.mul(two))
              .lanewise(VectorOperators.LSHR, right)
              .add(ShortVector.fromArray(SHORTS, before, at));
      column.intoArray(row, at);
      column = column.sub(ShortVector.fromArray(SHORTS, gone, at));
      column.intoArray(columns, at + span);
      sum0 = sum0.add(column.sub(ShortVector.fromArray(SHORTS, columns, at)));
      pair = ShortVector.fromArray(SHORTS, features, from + LANES);
      one = pair.and(LOW).sub(first);
      two = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(second);
      column =
          one.mul(one)
              .add(two.mul(two))
              .lanewise(VectorOperators.LSHR, right)
              .add(ShortVector.fromArray(SHORTS, before, at + LANES));
      column.intoArray(row, at + LANES);
      column = column.sub(ShortVector.fromArray(SHORTS, gone, at + LANES));
      column.intoArray(columns, at + span + LANES);
      sum1 = sum1.add(column.sub(ShortVector.fromArray(SHORTS, columns, at + LANES)));
      if (x >= after) {
        int to = minimum + (x - after) * LANES;
        ShortVector.fromArray(SHORTS, minima, to)
            .lanewise(VectorOperators.UMIN, sum0.lanewise(VectorOperators.UMIN, sum1))
            .intoArray(minima, to);
      }
    }
    for (int x = cells; x < across.windows() + after; x++) {
      int at = x * IMAGES;
      sum0 = sum0.sub(ShortVector.fromArray(SHORTS, columns, at));
      sum1 = sum1.sub(ShortVector.fromArray(SHORTS, columns, at + LANES));
      if (x >= after) {
        int to = minimum + (x - after) * LANES;
        ShortVector.fromArray(SHORTS, minima, to)
            .lanewise(VectorOperators.UMIN, sum0.lanewise(VectorOperators.UMIN, sum1))
            .intoArray(minima, to);
      }
    }
  }

  /** Lowers the minima of a row of windows that no further row enters. */
  private void slide(short[] row, short[] gone, short[] minima, int minimum) {
    int span = across.span() * IMAGES;
    ShortVector sum0 = ShortVector.zero(SHORTS);
    ShortVector sum1 = sum0;
    for (int x = 0; x < across.windows() + after; x++) {
      int at = x * IMAGES;
      if (x < cells) {
        ShortVector column =
            ShortVector.fromArray(SHORTS, row, at).sub(ShortVector.fromArray(SHORTS, gone, at));
        column.intoArray(columns, at + span);
        sum0 = sum0.add(column);
        column =
            ShortVector.fromArray(SHORTS, row, at + LANES)
                .sub(ShortVector.fromArray(SHORTS, gone, at + LANES));
        column.intoArray(columns, at + span + LANES);
        sum1 = sum1.add(column);
      }
      sum0 = sum0.sub(ShortVector.fromArray(SHORTS, columns, at));
      sum1 = sum1.sub(ShortVector.fromArray(SHORTS, columns, at + LANES));
      if (x >= after) {
        int to = minimum + (x - after) * LANES;
        ShortVector.fromArray(SHORTS, minima, to)
            .lanewise(VectorOperators.UMIN, sum0.lanewise(VectorOperators.UMIN, sum1))
            .intoArray(minima, to);
      }
    }
  }
}
