package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops call no other methods: if the compiler did not inline one, its vectors would be allocated
 * on the heap.
 */
final class SimdShortSquares implements ShortSquares {

  private static final VectorSpecies<Byte> BYTES = SimdShortLanes.BYTES;
  private static final VectorSpecies<Short> SHORTS = SimdShortLanes.SHORTS;
  private static final int IMAGES = SimdShortLanes.IMAGES;
  private static final int LANES = SimdShortLanes.LANES;
  private static final int BLOCK = ShortLanes.BLOCK;
  private static final short LOW = SimdShortLanes.LOW;

  private final byte[] query;
  private final byte less;
  private final int right;
  private final int cells;
  private final int first;

  SimdShortSquares(byte[] query, int less, int right, int cells, int first) {
    this.query = query;
    this.less = (byte) less;
    this.right = right;
    this.cells = cells;
    this.first = first;
  }

  @Override
  public void addRow(byte[] block, int lane, int row, short[] columns) {
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

  @Override
  public void subtractRow(byte[] block, int lane, int row, short[] columns) {
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

  @Override
  public void addPrefixRow(byte[] block, int lane, int row, int from, int to, short[] prefix) {
    ShortVector evens = ShortVector.zero(SHORTS);
    ShortVector odds = evens;
    for (int x = from; x < to; x++) {
      int cell = row * cells + x;
      ByteVector images = ByteVector.fromArray(BYTES, block, cell * BLOCK + lane);
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell]);
      ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
      ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
      ShortVector pair =
          above.or(below).lanewise(VectorOperators.SUSUB, less).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      evens = evens.add(even.mul(even).lanewise(VectorOperators.LSHR, right));
      odds = odds.add(odd.mul(odd).lanewise(VectorOperators.LSHR, right));
      int at = (x + 1) * IMAGES;
      ShortVector.fromArray(SHORTS, prefix, at).add(evens).intoArray(prefix, at);
      ShortVector.fromArray(SHORTS, prefix, at + LANES).add(odds).intoArray(prefix, at + LANES);
    }
  }

  @Override
  public void slideAndUpdate(
      byte[] block,
      int lane,
      int in,
      int out,
      short[] columns,
      int windows,
      int after,
      short[] minima,
      int at) {
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
      if (x >= after) {
        int window = at + (x - after) * LANES;
        ShortVector.fromArray(SHORTS, minima, window)
            .min(evens.min(odds))
            .intoArray(minima, window);
      }
    }
    for (int x = cells; x < windows + after; x++) {
      int gone = x * IMAGES;
      evens = evens.sub(ShortVector.fromArray(SHORTS, columns, gone));
      odds = odds.sub(ShortVector.fromArray(SHORTS, columns, gone + LANES));
      int window = at + (x - after) * LANES;
      ShortVector.fromArray(SHORTS, minima, window).min(evens.min(odds)).intoArray(minima, window);
    }
  }

  @Override
  public void slideAndUpdateEach(
      byte[] block,
      int lane,
      int in,
      int out,
      short[] columns,
      int windows,
      int after,
      short[] minima,
      int at) {
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
      if (x >= after) {
        int window = at + (x - after) * IMAGES;
        ShortVector.fromArray(SHORTS, minima, window).min(evens).intoArray(minima, window);
        window += LANES;
        ShortVector.fromArray(SHORTS, minima, window).min(odds).intoArray(minima, window);
      }
    }
    for (int x = cells; x < windows + after; x++) {
      int gone = x * IMAGES;
      evens = evens.sub(ShortVector.fromArray(SHORTS, columns, gone));
      odds = odds.sub(ShortVector.fromArray(SHORTS, columns, gone + LANES));
      int window = at + (x - after) * IMAGES;
      ShortVector.fromArray(SHORTS, minima, window).min(evens).intoArray(minima, window);
      window += LANES;
      ShortVector.fromArray(SHORTS, minima, window).min(odds).intoArray(minima, window);
    }
  }
}
