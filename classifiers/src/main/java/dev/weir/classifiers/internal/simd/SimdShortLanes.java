package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Registers as wide as the machine supports and a block fills.
 *
 * <p>Long loops with vectors call no other methods: if the compiler did not inline one, its vectors
 * would be allocated on the heap.
 */
final class SimdShortLanes implements ShortLanes {

  static final VectorSpecies<Byte> BYTES =
      ByteVector.SPECIES_PREFERRED.length() > BLOCK
          ? ByteVector.SPECIES_512
          : ByteVector.SPECIES_PREFERRED;
  static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, BYTES.vectorShape());
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, BYTES.vectorShape());
  private static final VectorSpecies<Short> HALF =
      VectorSpecies.of(short.class, VectorShape.forBitSize(BYTES.vectorBitSize() / 2));
  static final int IMAGES = BYTES.length();
  static final int LANES = SHORTS.length();
  static final short LOW = 0xff;

  @Override
  public int images() {
    return IMAGES;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public ShortSquares squares(byte[] query, int less, int right, int cells, int first) {
    return new SimdShortSquares(query, less, right, cells, first);
  }

  @Override
  public void differences(byte[] block, int from, byte[] query, int cell, int less, byte[] apart) {
    for (int x = 0; x * IMAGES < apart.length; x++) {
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell + x]);
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x * BLOCK);
      images
          .lanewise(VectorOperators.SUSUB, pixel)
          .or(pixel.lanewise(VectorOperators.SUSUB, images))
          .lanewise(VectorOperators.SUSUB, (byte) less)
          .intoArray(apart, x * IMAGES);
    }
  }

  @Override
  public void absolutes(byte[] apart, int left, int right, short[] costs) {
    for (int x = 0; x < apart.length; x += IMAGES) {
      ShortVector pair = ByteVector.fromArray(BYTES, apart, x).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).lanewise(VectorOperators.LSHL, left);
      ShortVector odd =
          pair.lanewise(VectorOperators.LSHR, Byte.SIZE).lanewise(VectorOperators.LSHL, left);
      even.lanewise(VectorOperators.LSHR, right).intoArray(costs, x);
      odd.lanewise(VectorOperators.LSHR, right).intoArray(costs, x + LANES);
    }
  }

  @Override
  public void cubes(byte[] apart, int right, short[] costs) {
    for (int x = 0; x < apart.length; x += IMAGES) {
      ShortVector pair = ByteVector.fromArray(BYTES, apart, x).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      even.mul(even)
          .lanewise(VectorOperators.LSHR, Byte.SIZE)
          .mul(even)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, x);
      odd.mul(odd)
          .lanewise(VectorOperators.LSHR, Byte.SIZE)
          .mul(odd)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, x + LANES);
    }
  }

  @Override
  public void add(short[] columns, int first, short[] costs) {
    for (int x = 0; x < costs.length; x += LANES) {
      ShortVector.fromArray(SHORTS, columns, first + x)
          .add(ShortVector.fromArray(SHORTS, costs, x))
          .intoArray(columns, first + x);
    }
  }

  @Override
  public void subtract(short[] columns, int first, short[] costs) {
    for (int x = 0; x < costs.length; x += LANES) {
      ShortVector.fromArray(SHORTS, columns, first + x)
          .sub(ShortVector.fromArray(SHORTS, costs, x))
          .intoArray(columns, first + x);
    }
  }

  /** Two images share a lane. */
  @Override
  public void update(short[] columns, int span, int ahead, short[] minima, int at, int windows) {
    ShortVector evens = ShortVector.broadcast(SHORTS, Short.MIN_VALUE);
    ShortVector odds = evens;
    for (int x = span; x < ahead; x += IMAGES) {
      evens = evens.add(ShortVector.fromArray(SHORTS, columns, x));
      odds = odds.add(ShortVector.fromArray(SHORTS, columns, x + LANES));
    }
    for (int x = 0; x < windows; x++) {
      int in = ahead + x * IMAGES;
      int out = in - span;
      evens =
          evens
              .add(ShortVector.fromArray(SHORTS, columns, in))
              .sub(ShortVector.fromArray(SHORTS, columns, out));
      odds =
          odds.add(ShortVector.fromArray(SHORTS, columns, in + LANES))
              .sub(ShortVector.fromArray(SHORTS, columns, out + LANES));
      ShortVector.fromArray(SHORTS, minima, at + x * LANES)
          .min(evens.min(odds))
          .intoArray(minima, at + x * LANES);
    }
  }

  @Override
  public void open(short[] prefix, int[] lefts, int[] ends, int from, int to, short[] sums) {
    for (int window = from; window < to; window++) {
      int left = lefts[window] * IMAGES;
      int end = ends[window] * IMAGES;
      int at = window * IMAGES;
      ShortVector.fromArray(SHORTS, prefix, left)
          .sub(ShortVector.fromArray(SHORTS, prefix, end))
          .intoArray(sums, at);
      ShortVector.fromArray(SHORTS, prefix, left + LANES)
          .sub(ShortVector.fromArray(SHORTS, prefix, end + LANES))
          .intoArray(sums, at + LANES);
    }
  }

  /** Two images share a lane. */
  @Override
  public void close(
      short[] prefix,
      int[] lefts,
      int[] ends,
      int from,
      int to,
      short[] sums,
      short[] minima,
      int[] places) {
    for (int window = from; window < to; window++) {
      int left = lefts[window] * IMAGES;
      int end = ends[window] * IMAGES;
      int at = window * IMAGES;
      ShortVector evens =
          ShortVector.fromArray(SHORTS, sums, at)
              .add(ShortVector.fromArray(SHORTS, prefix, end))
              .sub(ShortVector.fromArray(SHORTS, prefix, left));
      ShortVector odds =
          ShortVector.fromArray(SHORTS, sums, at + LANES)
              .add(ShortVector.fromArray(SHORTS, prefix, end + LANES))
              .sub(ShortVector.fromArray(SHORTS, prefix, left + LANES));
      ShortVector.fromArray(SHORTS, minima, places[window])
          .min(evens.add(Short.MIN_VALUE).min(odds.add(Short.MIN_VALUE)))
          .intoArray(minima, places[window]);
    }
  }

  @Override
  public void slide(short[] columns, int span, int ahead, short[] sums) {
    for (int lane = 0; lane < IMAGES; lane += LANES) {
      slide(columns, span + lane, ahead + lane, span, sums, lane);
    }
  }

  private static void slide(
      short[] columns, int from, int ahead, int span, short[] sums, int lane) {
    ShortVector sum = ShortVector.broadcast(SHORTS, Short.MIN_VALUE);
    for (int x = from; x < ahead; x += IMAGES) {
      sum = sum.add(ShortVector.fromArray(SHORTS, columns, x));
    }
    for (int x = 0; x < sums.length; x += IMAGES) {
      sum =
          sum.add(ShortVector.fromArray(SHORTS, columns, ahead + x))
              .sub(ShortVector.fromArray(SHORTS, columns, ahead + x - span));
      sum.intoArray(sums, lane + x);
    }
  }

  @Override
  public void rank(short[] sums, int sum, short[] dead, short[] minima, int at, int neighbours) {
    ShortVector value =
        ShortVector.fromArray(SHORTS, sums, sum)
            .max(ShortVector.fromArray(SHORTS, dead, sum % IMAGES));
    for (int i = at; i < at + neighbours * LANES; i += LANES) {
      ShortVector kept = ShortVector.fromArray(SHORTS, minima, i);
      kept.min(value).intoArray(minima, i);
      value = kept.max(value);
    }
  }

  @Override
  public void masks(byte[] block, byte[] query, byte free, long[] inked, long[] costly) {
    for (int k = 0; k < inked.length; k++) {
      ByteVector pixel = ByteVector.broadcast(BYTES, query[k]);
      long ink = 0;
      long cost = 0;
      for (int lane = 0; lane < BLOCK; lane += IMAGES) {
        ByteVector images = ByteVector.fromArray(BYTES, block, k * BLOCK + lane);
        ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
        ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
        ByteVector rest = above.or(below).lanewise(VectorOperators.SUSUB, free);
        ink |= images.compare(VectorOperators.NE, 0).toLong() << lane;
        cost |= rest.compare(VectorOperators.NE, 0).toLong() << lane;
      }
      inked[k] = ink;
      costly[k] = cost;
    }
  }

  /** The least of a register of unsigned values. */
  static int least(short[] values, int at) {
    short least =
        ShortVector.fromArray(SHORTS, values, at)
            .add(Short.MIN_VALUE)
            .reduceLanes(VectorOperators.MIN);
    return least - Short.MIN_VALUE;
  }

  @Override
  public short least(short[][] bounds, int count, int at) {
    ShortVector all = ShortVector.fromArray(SHORTS, bounds[0], at);
    for (int i = 1; i < count; i++) {
      all = all.min(ShortVector.fromArray(SHORTS, bounds[i], at));
    }
    return all.reduceLanes(VectorOperators.MIN);
  }

  @Override
  public long equal(short[] bounds, int at, short bound) {
    VectorMask<Short> lanes = ShortVector.fromArray(SHORTS, bounds, at).eq(bound);
    return lanes.anyTrue() ? lanes.toLong() : 0;
  }

  @Override
  public long between(short[] bounds, int at, short least, short most) {
    ShortVector all = ShortVector.fromArray(SHORTS, bounds, at);
    VectorMask<Short> lanes = all.compare(VectorOperators.LE, most);
    return lanes.anyTrue() ? lanes.and(all.compare(VectorOperators.GE, least)).toLong() : 0;
  }

  @Override
  public void total(short[] minima, int at, int[] weights, int[] totals) {
    for (int lane = 0; lane < IMAGES; lane += INTS.length()) {
      IntVector sum = IntVector.zero(INTS);
      for (int window = 0; window < weights.length; window++) {
        IntVector minimum =
            (IntVector)
                ShortVector.fromArray(HALF, minima, at + window * IMAGES + lane)
                    .convertShape(VectorOperators.S2I, INTS, 0);
        sum = sum.add(minimum.sub(Short.MIN_VALUE).mul(weights[window]));
      }
      sum.intoArray(totals, lane);
    }
  }
}
