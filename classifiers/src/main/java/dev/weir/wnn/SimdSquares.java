package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Squared differences that go straight into the columns: what nearly every model runs, without a
 * store for each cost. Lanes are in the order of {@link SimdShortCosts#lane}.
 */
final class SimdSquares {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
  private static final int PAIR = BYTES.length();
  private static final int LANES = SHORTS.length();
  private static final int PAIRS = TrainingBlocks.LANES / PAIR;
  private static final short LOW = 0xff;

  private final byte[] query;
  private final byte less;
  private final int right;
  private final int pairs;

  /**
   * Makes the kernels.
   *
   * @param query whose bytes are compared; may change later
   * @param less what is taken off a difference before it is squared
   * @param right by how many bits squares are shifted
   * @param cells of a row
   */
  SimdSquares(byte[] query, int less, int right, int cells) {
    this.query = query;
    this.less = (byte) less;
    this.right = right;
    this.pairs = cells * PAIRS;
  }

  /** Adds a row of cells of a block to the columns. */
  void enter(byte[] block, int from, int cell, short[] columns, int first) {
    for (int x = 0; x < pairs; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * PAIR);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell + x / PAIRS]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      int at = first + x * PAIR;
      ShortVector.fromArray(SHORTS, columns, at)
          .add(even.mul(even).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at);
      ShortVector.fromArray(SHORTS, columns, at + LANES)
          .add(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at + LANES);
    }
  }

  /** Takes a row of cells of a block off the columns. */
  void leave(byte[] block, int from, int cell, short[] columns, int first) {
    for (int x = 0; x < pairs; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * PAIR);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell + x / PAIRS]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      int at = first + x * PAIR;
      ShortVector.fromArray(SHORTS, columns, at)
          .sub(even.mul(even).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at);
      ShortVector.fromArray(SHORTS, columns, at + LANES)
          .sub(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at + LANES);
    }
  }

  /** Adds one row of cells to the columns and takes another off. */
  void pass(byte[] block, int in, int inCell, int out, int outCell, short[] columns, int first) {
    for (int x = 0; x < pairs; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, in + x * PAIR);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[inCell + x / PAIRS]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      images = ByteVector.fromArray(BYTES, block, out + x * PAIR);
      pixel = ByteVector.broadcast(BYTES, query[outCell + x / PAIRS]);
      above = images.lanewise(VectorOperators.SUSUB, pixel);
      below = pixel.lanewise(VectorOperators.SUSUB, images);
      pair = above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector evenOut = pair.and(LOW);
      ShortVector oddOut = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      int at = first + x * PAIR;
      ShortVector.fromArray(SHORTS, columns, at)
          .add(even.mul(even).lanewise(VectorOperators.LSHR, right))
          .sub(evenOut.mul(evenOut).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at);
      ShortVector.fromArray(SHORTS, columns, at + LANES)
          .add(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
          .sub(oddOut.mul(oddOut).lanewise(VectorOperators.LSHR, right))
          .intoArray(columns, at + LANES);
    }
  }
}
