package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Squared differences that go straight into the columns: what nearly every model runs, without a
 * store for each cost. Lanes are in the order of {@link Lanes16#of}.
 */
final class SimdSquares implements Squares {

  private static final VectorSpecies<Byte> BYTES = Lanes16.BYTES;
  private static final VectorSpecies<Short> SHORTS = Lanes16.SHORTS;
  private static final int PAIR = BYTES.length();
  private static final int LANES = SHORTS.length();
  private static final int PAIRS = TrainingBlocks.LANES / PAIR;
  private static final short LOW = 0xff;

  private final ApartQuery query;
  private final int right;
  private final int pairs;

  /**
   * Makes the kernels.
   *
   * @param query whose bytes are compared; may change later
   * @param right by how many bits squares are shifted
   * @param cells of a row
   */
  SimdSquares(ApartQuery query, int right, int cells) {
    this.query = query;
    this.right = right;
    this.pairs = cells * PAIRS;
  }

  @Override
  public void enter(byte[] block, int from, int cell, short[] columns, int first) {
    byte[] upper = query.upper();
    byte[] lower = query.lower();
    for (int x = 0; x < pairs; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * PAIR);
      ByteVector above =
          images.lanewise(
              VectorOperators.SUSUB, ByteVector.broadcast(BYTES, upper[cell + x / PAIRS]));
      ByteVector below =
          ByteVector.broadcast(BYTES, lower[cell + x / PAIRS])
              .lanewise(VectorOperators.SUSUB, images);
      ShortVector pair = above.or(below).reinterpretAsShorts();
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

  @Override
  public void leave(byte[] block, int from, int cell, short[] columns, int first) {
    byte[] upper = query.upper();
    byte[] lower = query.lower();
    for (int x = 0; x < pairs; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * PAIR);
      ByteVector above =
          images.lanewise(
              VectorOperators.SUSUB, ByteVector.broadcast(BYTES, upper[cell + x / PAIRS]));
      ByteVector below =
          ByteVector.broadcast(BYTES, lower[cell + x / PAIRS])
              .lanewise(VectorOperators.SUSUB, images);
      ShortVector pair = above.or(below).reinterpretAsShorts();
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

  @Override
  public void pass(
      byte[] block, int in, int inCell, int out, int outCell, short[] columns, int first) {
    byte[] upper = query.upper();
    byte[] lower = query.lower();
    for (int x = 0; x < pairs; x++) {
      ByteVector images = ByteVector.fromArray(BYTES, block, in + x * PAIR);
      ByteVector above =
          images.lanewise(
              VectorOperators.SUSUB, ByteVector.broadcast(BYTES, upper[inCell + x / PAIRS]));
      ByteVector below =
          ByteVector.broadcast(BYTES, lower[inCell + x / PAIRS])
              .lanewise(VectorOperators.SUSUB, images);
      ShortVector pair = above.or(below).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      images = ByteVector.fromArray(BYTES, block, out + x * PAIR);
      above =
          images.lanewise(
              VectorOperators.SUSUB, ByteVector.broadcast(BYTES, upper[outCell + x / PAIRS]));
      below =
          ByteVector.broadcast(BYTES, lower[outCell + x / PAIRS])
              .lanewise(VectorOperators.SUSUB, images);
      pair = above.or(below).reinterpretAsShorts();
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
