package dev.weir.classifiers.internal.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two registers of images at a time. Rows hold sums from the first row on, modulo 2^16: a window's
 * column is the difference of two of them, so each cell is stored once.
 *
 * <p>Only copies made by {@link ShapedKernels} are used: sizes are constants in them.
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

  private static final BoxShape SHAPE = ShapedKernels.shapeOf(MethodHandles.lookup());
  private static final BoxAxis ACROSS = SHAPE.across();
  private static final BoxAxis DOWN = SHAPE.down();
  private static final int RIGHT = SHAPE.right();
  private static final int CELLS = ACROSS.cells();
  private static final int AFTER = ACROSS.after();

  /** Cells of all windows of a row, with those past the last cell. */
  private static final int END = ACROSS.windows() + AFTER;

  private static final int SPAN = ACROSS.span() * IMAGES;
  private static final int ROWS = Math.min(DOWN.span(), DOWN.cells()) + 1;

  /** The rows of a window, and the one before. */
  private final short[][] rows = new short[ROWS][CELLS * IMAGES];

  /** In place of a row before the first. */
  private final short[] nothing = new short[CELLS * IMAGES];

  /** A window's columns of zeros, then the columns. */
  private final short[] columns = new short[SPAN + ACROSS.padded() * IMAGES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public int least(short[] minima, int window) {
    return SimdShortLanes.least(minima, window * LANES);
  }

  @Override
  public void lower(short[] minima, short[] others) {
    for (int at = 0; at < minima.length; at += LANES) {
      ShortVector.fromArray(SHORTS, minima, at)
          .lanewise(VectorOperators.UMIN, ShortVector.fromArray(SHORTS, others, at))
          .intoArray(minima, at);
    }
  }

  @Override
  public void lower(short[] minima, short[] others, short[] from, int number) {
    for (int at = 0; at < minima.length; at += LANES) {
      ShortVector before = ShortVector.fromArray(SHORTS, minima, at);
      ShortVector other = ShortVector.fromArray(SHORTS, others, at);
      VectorMask<Short> isLess = other.compare(VectorOperators.ULT, before);
      before.blend(other, isLess).intoArray(minima, at);
      ShortVector.fromArray(SHORTS, from, at).blend((short) number, isLess).intoArray(from, at);
    }
  }

  /** Even lanes are the low halves of ints, odd ones the high halves. */
  @Override
  public void total(short[] minima, int[] weights, int[] totals) {
    IntVector even = IntVector.zero(INTS);
    IntVector odd = even;
    for (int window = 0; window < weights.length; window++) {
      IntVector pairs = ShortVector.fromArray(SHORTS, minima, window * LANES).reinterpretAsInts();
      IntVector weight = IntVector.broadcast(INTS, weights[window]);
      even = even.add(pairs.and(MOST).mul(weight));
      odd = odd.add(pairs.lanewise(VectorOperators.LSHR, Short.SIZE).mul(weight));
    }
    for (int pair = 0; pair < LANES / 2; pair++) {
      totals[2 * pair] = even.lane(pair);
      totals[2 * pair + 1] = odd.lane(pair);
    }
  }

  @Override
  public void update(short[] features, int[] query, short[] minima) {
    for (int lane = 0; lane < BLOCK; lane += IMAGES) {
      for (int row = 0; row < Math.min(DOWN.after(), DOWN.cells()); row++) {
        enter(features, lane, query, row * CELLS, row(row - 1), row(row));
      }
      for (int window = 0; window < DOWN.windows(); window++) {
        int in = window + DOWN.after();
        short[] gone = row(window - DOWN.before() - 1);
        int first = window * ACROSS.windows() * LANES;
        if (in < DOWN.cells()) {
          slide(features, lane, query, in * CELLS, row(in - 1), row(in), gone, minima, first);
        } else {
          slide(row(in), gone, minima, first);
        }
      }
    }
  }

  /** The sums to a row, or to the last one. */
  private short[] row(int row) {
    return row < 0 ? nothing : rows[Math.min(row, DOWN.cells() - 1) % ROWS];
  }

  private static void enter(
      short[] features, int lane, int[] query, int cell, short[] before, short[] row) {
    for (int x = 0; x < CELLS; x++) {
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
          .lanewise(VectorOperators.LSHR, RIGHT)
          .add(ShortVector.fromArray(SHORTS, before, at))
          .intoArray(row, at);
      pair = ShortVector.fromArray(SHORTS, features, from + LANES);
      one = pair.and(LOW).sub(first);
      two = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(second);
      one.mul(one)
          .add(two.mul(two))
          .lanewise(VectorOperators.LSHR, RIGHT)
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
    ShortVector sum0 = ShortVector.zero(SHORTS);
    ShortVector sum1 = sum0;
    for (int x = 0; x < CELLS; x++) {
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
              .lanewise(VectorOperators.LSHR, RIGHT)
              .add(ShortVector.fromArray(SHORTS, before, at));
      column.intoArray(row, at);
      column = column.sub(ShortVector.fromArray(SHORTS, gone, at));
      column.intoArray(columns, at + SPAN);
      sum0 = sum0.add(column.sub(ShortVector.fromArray(SHORTS, columns, at)));
      pair = ShortVector.fromArray(SHORTS, features, from + LANES);
      one = pair.and(LOW).sub(first);
      two = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(second);
      column =
          one.mul(one)
              .add(two.mul(two))
              .lanewise(VectorOperators.LSHR, RIGHT)
              .add(ShortVector.fromArray(SHORTS, before, at + LANES));
      column.intoArray(row, at + LANES);
      column = column.sub(ShortVector.fromArray(SHORTS, gone, at + LANES));
      column.intoArray(columns, at + SPAN + LANES);
      sum1 = sum1.add(column.sub(ShortVector.fromArray(SHORTS, columns, at + LANES)));
      if (x >= AFTER) {
        int to = minimum + (x - AFTER) * LANES;
        ShortVector.fromArray(SHORTS, minima, to)
            .lanewise(VectorOperators.UMIN, sum0.lanewise(VectorOperators.UMIN, sum1))
            .intoArray(minima, to);
      }
    }
    for (int x = CELLS; x < END; x++) {
      int at = x * IMAGES;
      sum0 = sum0.sub(ShortVector.fromArray(SHORTS, columns, at));
      sum1 = sum1.sub(ShortVector.fromArray(SHORTS, columns, at + LANES));
      if (x >= AFTER) {
        int to = minimum + (x - AFTER) * LANES;
        ShortVector.fromArray(SHORTS, minima, to)
            .lanewise(VectorOperators.UMIN, sum0.lanewise(VectorOperators.UMIN, sum1))
            .intoArray(minima, to);
      }
    }
  }

  /** Lowers the minima of a row of windows that no further row enters. */
  private void slide(short[] row, short[] gone, short[] minima, int minimum) {
    ShortVector sum0 = ShortVector.zero(SHORTS);
    ShortVector sum1 = sum0;
    for (int x = 0; x < END; x++) {
      int at = x * IMAGES;
      if (x < CELLS) {
        ShortVector column =
            ShortVector.fromArray(SHORTS, row, at).sub(ShortVector.fromArray(SHORTS, gone, at));
        column.intoArray(columns, at + SPAN);
        sum0 = sum0.add(column);
        column =
            ShortVector.fromArray(SHORTS, row, at + LANES)
                .sub(ShortVector.fromArray(SHORTS, gone, at + LANES));
        column.intoArray(columns, at + SPAN + LANES);
        sum1 = sum1.add(column);
      }
      sum0 = sum0.sub(ShortVector.fromArray(SHORTS, columns, at));
      sum1 = sum1.sub(ShortVector.fromArray(SHORTS, columns, at + LANES));
      if (x >= AFTER) {
        int to = minimum + (x - AFTER) * LANES;
        ShortVector.fromArray(SHORTS, minima, to)
            .lanewise(VectorOperators.UMIN, sum0.lanewise(VectorOperators.UMIN, sum1))
            .intoArray(minima, to);
      }
    }
  }
}
