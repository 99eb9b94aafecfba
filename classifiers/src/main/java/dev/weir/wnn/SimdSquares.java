package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Squared differences added directly to the columns, without storing each cost: the code path of
 * nearly every model. Lanes are in the order of {@link SimdShortLanes}.
 *
 * <p>Loops call no other methods: if the compiler did not inline one, its vectors would be
 * allocated on the heap.
 */
final class SimdSquares {

  private static final VectorSpecies<Byte> BYTES = SimdShortLanes.BYTES;
  private static final VectorSpecies<Short> SHORTS = SimdShortLanes.SHORTS;
  private static final int IMAGES = SimdShortLanes.IMAGES;
  private static final int LANES = SimdShortLanes.LANES;
  private static final int BLOCK = TrainingBlocks.LANES;
  private static final short LOW = 0xff;

  private final byte[] query;
  private final byte less;
  private final int right;
  private final WindowAxis across;
  private final int cells;
  private final int first;

  /**
   * Creates the kernels.
   *
   * @param query the bytes to compare with; may change later
   * @param less subtracted from a difference before squaring
   * @param right right shift of squares
   * @param across the windows of a row
   * @param first index of the first column's first element
   */
  SimdSquares(byte[] query, int less, int right, WindowAxis across, int first) {
    this.query = query;
    this.less = (byte) less;
    this.right = right;
    this.across = across;
    this.cells = across.cells();
    this.first = first;
  }

  /** Whether {@link #passAndMeet} can be used: the last window reaches the last cell. */
  boolean meets() {
    return across.windows() + across.after() >= cells;
  }

  /** Adds a row of cells of a block to the columns. */
  void enter(byte[] block, int lane, int row, short[] columns) {
    int from = row * cells * BLOCK + lane;
    for (int x = 0; x < cells; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * BLOCK);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[row * cells + x]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      int at = first + x * IMAGES;
      ShortVector.fromArray(SHORTS, columns, at)
          .add(even.mul(even).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at);
      ShortVector.fromArray(SHORTS, columns, at + LANES)
          .add(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at + LANES);
    }
  }

  /** Subtracts a row of cells of a block from the columns. */
  void leave(byte[] block, int lane, int row, short[] columns) {
    int from = row * cells * BLOCK + lane;
    for (int x = 0; x < cells; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * BLOCK);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[row * cells + x]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      int at = first + x * IMAGES;
      ShortVector.fromArray(SHORTS, columns, at)
          .sub(even.mul(even).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at);
      ShortVector.fromArray(SHORTS, columns, at + LANES)
          .sub(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at + LANES);
    }
  }

  /**
   * Adds one row of cells to the columns, subtracts another, and updates the minima of a row's
   * windows as soon as their columns are complete.
   *
   * @param at index of the row's first minimum
   */
  void passAndMeet(
      byte[] block, int lane, int in, int out, short[] columns, short[] minima, int at) {
    int ahead = across.after();
    ShortVector evens = ShortVector.broadcast(SHORTS, Short.MIN_VALUE);
    ShortVector odds = evens;
    for (int x = 0; x < cells; x++) {
      int cell = in * cells + x;
      ByteVector images = ByteVector.fromArray(BYTES, block, cell * BLOCK + lane);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      cell = out * cells + x;
      images = ByteVector.fromArray(BYTES, block, cell * BLOCK + lane);
      pixel = ByteVector.broadcast(BYTES, query[cell]);
      above = images.lanewise(VectorOperators.SUSUB, pixel);
      below = pixel.lanewise(VectorOperators.SUSUB, images);
      pair = above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector evenOut = pair.and(LOW);
      ShortVector oddOut = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      int to = first + x * IMAGES;
      ShortVector evenColumn =
          ShortVector.fromArray(SHORTS, columns, to)
              .add(even.mul(even).lanewise(VectorOperators.LSHR, right))
              .sub(evenOut.mul(evenOut).lanewise(VectorOperators.LSHR, right));
      ShortVector oddColumn =
          ShortVector.fromArray(SHORTS, columns, to + LANES)
              .add(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
              .sub(oddOut.mul(oddOut).lanewise(VectorOperators.LSHR, right));
      evenColumn.intoArray(columns, to);
      oddColumn.intoArray(columns, to + LANES);
      int gone = x * IMAGES;
      evens = evens.add(evenColumn).sub(ShortVector.fromArray(SHORTS, columns, gone));
      odds = odds.add(oddColumn).sub(ShortVector.fromArray(SHORTS, columns, gone + LANES));
      if (x >= ahead) {
        int window = at + (x - ahead) * LANES;
        ShortVector.fromArray(SHORTS, minima, window)
            .min(evens.min(odds))
            .intoArray(minima, window);
      }
    }
    for (int x = cells; x < across.windows() + ahead; x++) {
      int gone = x * IMAGES;
      evens = evens.sub(ShortVector.fromArray(SHORTS, columns, gone));
      odds = odds.sub(ShortVector.fromArray(SHORTS, columns, gone + LANES));
      int window = at + (x - ahead) * LANES;
      ShortVector.fromArray(SHORTS, minima, window).min(evens.min(odds)).intoArray(minima, window);
    }
  }
}
