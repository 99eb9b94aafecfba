package dev.weir.classifiers.internal.simd;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Images with even indices in one register, those with odd ones in another.
 *
 * <p>A saturated sum cannot slide, so columns are cut into groups as long as a window: a window is
 * the end of one group and the beginning of the next, each a running sum. That takes three
 * additions per window, whatever its size.
 *
 * <p>Loops call no other methods: if the compiler did not inline one, its vectors would be
 * allocated on the heap.
 */
final class SimdPixelMinima implements PixelMinima {

  private static final VectorSpecies<Byte> BYTES = SimdShortLanes.BYTES;
  private static final VectorSpecies<Short> SHORTS = SimdShortLanes.SHORTS;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, BYTES.vectorShape());
  private static final int IMAGES = SimdShortLanes.IMAGES;
  private static final int LANES = SimdShortLanes.LANES;
  private static final int BLOCK = ShortLanes.BLOCK;
  private static final short LOW = SimdShortLanes.LOW;

  private final BoxAxis across;
  private final BoxAxis down;
  private final int right;
  private final int cells;

  /** The last column of the last group but one. */
  private final int lastEnd;

  private final short[] columns;

  /** For window j the sum from its first column to the end of that column's group. */
  private final short[] ends;

  SimdPixelMinima(BoxAxis across, BoxAxis down, int right) {
    this.across = across;
    this.down = down;
    this.right = right;
    this.cells = across.cells();
    this.lastEnd = (cells - 1) / across.span() * across.span() - 1;
    this.columns = new short[across.padded() * IMAGES];
    this.ends = new short[Math.max(across.windows(), cells + across.before()) * IMAGES];
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
  public void update(byte[] block, int[] query, short[] minima) {
    for (int lane = 0; lane < BLOCK; lane += IMAGES) {
      Arrays.fill(columns, (short) 0);
      for (int row = 0; row < Math.min(down.after(), down.cells()); row++) {
        enter(block, lane, query, row * cells);
      }
      for (int window = 0; window < down.windows(); window++) {
        slide(block, lane, query, window);
        update(minima, window * across.windows() * LANES);
      }
    }
  }

  private void slide(byte[] block, int lane, int[] query, int window) {
    int in = window + down.after();
    int out = window - down.before() - 1;
    boolean enters = in < down.cells();
    boolean leaves = out >= 0 && out < down.cells();
    if (enters && leaves) {
      slide(block, lane, query, in * cells, out * cells);
    } else if (enters) {
      enter(block, lane, query, in * cells);
    } else if (leaves) {
      leave(block, lane, query, out * cells);
    }
  }

  /** A row enters the columns, and another leaves them. */
  private void slide(byte[] block, int lane, int[] query, int in, int out) {
    ShortVector evenEnd = ShortVector.zero(SHORTS);
    ShortVector oddEnd = evenEnd;
    int end = lastEnd;
    for (int x = cells - 1; x >= 0; x--) {
      ShortVector pixel = IntVector.broadcast(INTS, query[in + x]).reinterpretAsShorts();
      ShortVector pair =
          ByteVector.fromArray(BYTES, block, (in + x) * BLOCK + lane).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).sub(pixel);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(pixel);
      pixel = IntVector.broadcast(INTS, query[out + x]).reinterpretAsShorts();
      pair = ByteVector.fromArray(BYTES, block, (out + x) * BLOCK + lane).reinterpretAsShorts();
      ShortVector evenOut = pair.and(LOW).sub(pixel);
      ShortVector oddOut = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(pixel);
      int at = x * IMAGES;
      even =
          ShortVector.fromArray(SHORTS, columns, at)
              .add(even.mul(even).lanewise(VectorOperators.LSHR, right))
              .sub(evenOut.mul(evenOut).lanewise(VectorOperators.LSHR, right));
      odd =
          ShortVector.fromArray(SHORTS, columns, at + LANES)
              .add(odd.mul(odd).lanewise(VectorOperators.LSHR, right))
              .sub(oddOut.mul(oddOut).lanewise(VectorOperators.LSHR, right));
      even.intoArray(columns, at);
      odd.intoArray(columns, at + LANES);
      if (x == end) {
        evenEnd = ShortVector.zero(SHORTS);
        oddEnd = evenEnd;
        end -= across.span();
      }
      evenEnd = evenEnd.lanewise(VectorOperators.SUADD, even);
      oddEnd = oddEnd.lanewise(VectorOperators.SUADD, odd);
      at += across.before() * IMAGES;
      evenEnd.intoArray(ends, at);
      oddEnd.intoArray(ends, at + LANES);
    }
  }

  private void enter(byte[] block, int lane, int[] query, int in) {
    ShortVector evenEnd = ShortVector.zero(SHORTS);
    ShortVector oddEnd = evenEnd;
    int end = lastEnd;
    for (int x = cells - 1; x >= 0; x--) {
      ShortVector pixel = IntVector.broadcast(INTS, query[in + x]).reinterpretAsShorts();
      ShortVector pair =
          ByteVector.fromArray(BYTES, block, (in + x) * BLOCK + lane).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).sub(pixel);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(pixel);
      int at = x * IMAGES;
      even =
          ShortVector.fromArray(SHORTS, columns, at)
              .add(even.mul(even).lanewise(VectorOperators.LSHR, right));
      odd =
          ShortVector.fromArray(SHORTS, columns, at + LANES)
              .add(odd.mul(odd).lanewise(VectorOperators.LSHR, right));
      even.intoArray(columns, at);
      odd.intoArray(columns, at + LANES);
      if (x == end) {
        evenEnd = ShortVector.zero(SHORTS);
        oddEnd = evenEnd;
        end -= across.span();
      }
      evenEnd = evenEnd.lanewise(VectorOperators.SUADD, even);
      oddEnd = oddEnd.lanewise(VectorOperators.SUADD, odd);
      at += across.before() * IMAGES;
      evenEnd.intoArray(ends, at);
      oddEnd.intoArray(ends, at + LANES);
    }
  }

  private void leave(byte[] block, int lane, int[] query, int out) {
    ShortVector evenEnd = ShortVector.zero(SHORTS);
    ShortVector oddEnd = evenEnd;
    int end = lastEnd;
    for (int x = cells - 1; x >= 0; x--) {
      ShortVector pixel = IntVector.broadcast(INTS, query[out + x]).reinterpretAsShorts();
      ShortVector pair =
          ByteVector.fromArray(BYTES, block, (out + x) * BLOCK + lane).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).sub(pixel);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(pixel);
      int at = x * IMAGES;
      even =
          ShortVector.fromArray(SHORTS, columns, at)
              .sub(even.mul(even).lanewise(VectorOperators.LSHR, right));
      odd =
          ShortVector.fromArray(SHORTS, columns, at + LANES)
              .sub(odd.mul(odd).lanewise(VectorOperators.LSHR, right));
      even.intoArray(columns, at);
      odd.intoArray(columns, at + LANES);
      if (x == end) {
        evenEnd = ShortVector.zero(SHORTS);
        oddEnd = evenEnd;
        end -= across.span();
      }
      evenEnd = evenEnd.lanewise(VectorOperators.SUADD, even);
      oddEnd = oddEnd.lanewise(VectorOperators.SUADD, odd);
      at += across.before() * IMAGES;
      evenEnd.intoArray(ends, at);
      oddEnd.intoArray(ends, at + LANES);
    }
  }

  /** Lowers the minima of a row of windows, from left to right. */
  private void update(short[] minima, int first) {
    ShortVector even = ShortVector.zero(SHORTS);
    ShortVector odd = even;
    for (int x = 0; x < across.after(); x++) {
      even =
          even.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, x * IMAGES));
      odd =
          odd.lanewise(
              VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, x * IMAGES + LANES));
    }
    int end = across.before();
    for (int x = 0; x < across.windows(); x++) {
      int in = (x + across.after()) * IMAGES;
      even = even.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, in));
      odd = odd.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, in + LANES));
      if (x == end) { // the window is a group, whose end it already holds
        even = ShortVector.zero(SHORTS);
        odd = even;
        end += across.span();
      }
      int at = x * IMAGES;
      ShortVector evens =
          even.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, ends, at));
      ShortVector odds =
          odd.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, ends, at + LANES));
      int to = first + x * LANES;
      ShortVector.fromArray(SHORTS, minima, to)
          .lanewise(VectorOperators.UMIN, evens.lanewise(VectorOperators.UMIN, odds))
          .intoArray(minima, to);
    }
  }
}
