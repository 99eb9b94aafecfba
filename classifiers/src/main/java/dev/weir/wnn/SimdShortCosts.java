package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Costs of the cells of a register of images, in 16 bits: by {@link SimdSquares} for p = 2,
 * computed for p = 1 and 3, looked up for other p.
 */
final class SimdShortCosts {

  private static final VectorSpecies<Byte> BYTES = SimdShortLanes.BYTES;
  private static final VectorSpecies<Short> SHORTS = SimdShortLanes.SHORTS;
  private static final int LANES = SimdShortLanes.LANES;
  private static final int IMAGES = SimdShortLanes.IMAGES;
  private static final int BLOCK = TrainingBlocks.LANES;
  private static final short LOW = 0xff;

  private final byte[] query;
  private final byte[] apart;
  private final short[] costs;
  private final short[] table = new short[PowerTable.GREYS];
  private final SimdSquares squares;
  private final boolean absolute;
  private final boolean cubed;
  private final int cells;
  private final int first;
  private final int less;
  private final int left;
  private final int right;

  SimdShortCosts(WindowGrid grid, CellCosts costs, int first) {
    this.cells = grid.across().cells();
    this.first = first;
    query = new byte[grid.area()];
    apart = new byte[cells * IMAGES];
    this.costs = new short[cells * IMAGES];
    less = costs.pooled() ? 1 : 0;
    int shift = costs.shift() - (costs.pooled() ? CellCosts.POOLED_BITS : 0);
    boolean squared = shift >= 0 && costs.power() == 2;
    squares = squared ? new SimdSquares(query, less, shift, grid.across(), first) : null;
    absolute = costs.power() == 1;
    cubed = costs.cubed();
    left = Math.max(0, -shift);
    right = cubed ? costs.cubeShift() : Math.max(0, shift);
    for (int d = 0; d < table.length; d++) {
      table[d] = (short) costs.ofRest(d);
    }
  }

  void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
  }

  /** The faster method for squares; null for other costs. */
  SimdSquares squares() {
    return squares;
  }

  /** Adds a row of cells of a block to the columns. */
  void enter(byte[] block, int lane, int row, short[] columns) {
    if (squares != null) {
      squares.enter(block, lane, row, columns);
    } else {
      row(block, row * cells * BLOCK + lane, row * cells);
      for (int x = 0; x < costs.length; x += LANES) {
        ShortVector.fromArray(SHORTS, columns, first + x)
            .add(ShortVector.fromArray(SHORTS, costs, x))
            .intoArray(columns, first + x);
      }
    }
  }

  /** Subtracts a row of cells of a block from the columns. */
  void leave(byte[] block, int lane, int row, short[] columns) {
    if (squares != null) {
      squares.leave(block, lane, row, columns);
    } else {
      row(block, row * cells * BLOCK + lane, row * cells);
      for (int x = 0; x < costs.length; x += LANES) {
        ShortVector.fromArray(SHORTS, columns, first + x)
            .sub(ShortVector.fromArray(SHORTS, costs, x))
            .intoArray(columns, first + x);
      }
    }
  }

  private void row(byte[] block, int from, int cell) {
    part(block, from, cell);
    if (absolute) {
      absolutes();
    } else if (cubed) {
      cubes();
    } else {
      lookUp();
    }
  }

  /** Absolute differences from the query's bytes, minus a constant, at least 0. */
  private void part(byte[] block, int from, int cell) {
    for (int x = 0; x < cells; x++) {
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell + x]);
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * BLOCK);
      images
          .lanewise(VectorOperators.SUSUB, pixel)
          .or(pixel.lanewise(VectorOperators.SUSUB, images))
          .lanewise(VectorOperators.SUSUB, (byte) less)
          .intoArray(apart, x * IMAGES);
    }
  }

  private void absolutes() {
    for (int x = 0; x < apart.length; x += IMAGES) {
      ShortVector pair = ByteVector.fromArray(BYTES, apart, x).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).lanewise(VectorOperators.LSHL, left);
      ShortVector odd =
          pair.lanewise(VectorOperators.LSHR, Byte.SIZE).lanewise(VectorOperators.LSHL, left);
      even.lanewise(VectorOperators.LSHR, right).intoArray(costs, x);
      odd.lanewise(VectorOperators.LSHR, right).intoArray(costs, x + LANES);
    }
  }

  /** See {@link CellCosts#cubed}. */
  private void cubes() {
    for (int x = 0; x < apart.length; x += IMAGES) {
      ShortVector pair = ByteVector.fromArray(BYTES, apart, x).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      even.mul(even)
          .lanewise(VectorOperators.LSHR, CellCosts.SQUARE_BITS)
          .mul(even)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, x);
      odd.mul(odd)
          .lanewise(VectorOperators.LSHR, CellCosts.SQUARE_BITS)
          .mul(odd)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, x + LANES);
    }
  }

  private void lookUp() {
    for (int x = 0; x < apart.length; x += IMAGES) {
      for (int image = 0; image < IMAGES; image++) {
        costs[x + SimdShortLanes.lane(image)] = table[apart[x + image] & LOW];
      }
    }
  }
}
