package dev.weir.classifiers.internal.simd;

import java.lang.invoke.MethodHandles;
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
 * <p>Only copies made by {@link ShapedKernels} are used: sizes are constants in them.
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

  private static final BoxShape SHAPE = ShapedKernels.shapeOf(MethodHandles.lookup());
  private static final BoxAxis ACROSS = SHAPE.across();
  private static final BoxAxis DOWN = SHAPE.down();
  private static final int RIGHT = SHAPE.right();
  private static final int CELLS = ACROSS.cells();
  private static final int SPAN = ACROSS.span();
  private static final int BEFORE = ACROSS.before();
  private static final int AFTER = ACROSS.after();
  private static final int WINDOWS = ACROSS.windows();

  /** The last column of the last group but one. */
  private static final int LAST_END = (CELLS - 1) / SPAN * SPAN - 1;

  private final short[] columns = new short[ACROSS.padded() * IMAGES];

  /** For window j the sum from its first column to the end of that column's group. */
  private final short[] ends = new short[Math.max(WINDOWS, CELLS + BEFORE) * IMAGES];

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
      for (int row = 0; row < Math.min(DOWN.after(), DOWN.cells()); row++) {
        enter(block, lane, query, row * CELLS);
      }
      for (int window = 0; window < DOWN.windows(); window++) {
        slide(block, lane, query, window);
        update(minima, window * WINDOWS * LANES);
      }
    }
  }

  private void slide(byte[] block, int lane, int[] query, int window) {
    int in = window + DOWN.after();
    int out = window - DOWN.before() - 1;
    boolean enters = in < DOWN.cells();
    boolean leaves = out >= 0 && out < DOWN.cells();
    if (enters && leaves) {
      slide(block, lane, query, in * CELLS, out * CELLS);
    } else if (enters) {
      enter(block, lane, query, in * CELLS);
    } else if (leaves) {
      leave(block, lane, query, out * CELLS);
    }
  }

  /** A row enters the columns, and another leaves them. */
  private void slide(byte[] block, int lane, int[] query, int in, int out) {
    ShortVector evenEnd = ShortVector.zero(SHORTS);
    ShortVector oddEnd = evenEnd;
    int end = LAST_END;
    for (int x = CELLS - 1; x >= 0; x--) {
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
              .add(even.mul(even).lanewise(VectorOperators.LSHR, RIGHT))
              .sub(evenOut.mul(evenOut).lanewise(VectorOperators.LSHR, RIGHT));
      odd =
          ShortVector.fromArray(SHORTS, columns, at + LANES)
              .add(odd.mul(odd).lanewise(VectorOperators.LSHR, RIGHT))
              .sub(oddOut.mul(oddOut).lanewise(VectorOperators.LSHR, RIGHT));
      even.intoArray(columns, at);
      odd.intoArray(columns, at + LANES);
      if (x == end) {
        evenEnd = ShortVector.zero(SHORTS);
        oddEnd = evenEnd;
        end -= SPAN;
      }
      evenEnd = evenEnd.lanewise(VectorOperators.SUADD, even);
      oddEnd = oddEnd.lanewise(VectorOperators.SUADD, odd);
      at += BEFORE * IMAGES;
      evenEnd.intoArray(ends, at);
      oddEnd.intoArray(ends, at + LANES);
    }
  }

  private void enter(byte[] block, int lane, int[] query, int in) {
    ShortVector evenEnd = ShortVector.zero(SHORTS);
    ShortVector oddEnd = evenEnd;
    int end = LAST_END;
    for (int x = CELLS - 1; x >= 0; x--) {
      ShortVector pixel = IntVector.broadcast(INTS, query[in + x]).reinterpretAsShorts();
      ShortVector pair =
          ByteVector.fromArray(BYTES, block, (in + x) * BLOCK + lane).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).sub(pixel);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(pixel);
      int at = x * IMAGES;
      even =
          ShortVector.fromArray(SHORTS, columns, at)
              .add(even.mul(even).lanewise(VectorOperators.LSHR, RIGHT));
      odd =
          ShortVector.fromArray(SHORTS, columns, at + LANES)
              .add(odd.mul(odd).lanewise(VectorOperators.LSHR, RIGHT));
      even.intoArray(columns, at);
      odd.intoArray(columns, at + LANES);
      if (x == end) {
        evenEnd = ShortVector.zero(SHORTS);
        oddEnd = evenEnd;
        end -= SPAN;
      }
      evenEnd = evenEnd.lanewise(VectorOperators.SUADD, even);
      oddEnd = oddEnd.lanewise(VectorOperators.SUADD, odd);
      at += BEFORE * IMAGES;
      evenEnd.intoArray(ends, at);
      oddEnd.intoArray(ends, at + LANES);
    }
  }

  private void leave(byte[] block, int lane, int[] query, int out) {
    ShortVector evenEnd = ShortVector.zero(SHORTS);
    ShortVector oddEnd = evenEnd;
    int end = LAST_END;
    for (int x = CELLS - 1; x >= 0; x--) {
      ShortVector pixel = IntVector.broadcast(INTS, query[out + x]).reinterpretAsShorts();
      ShortVector pair =
          ByteVector.fromArray(BYTES, block, (out + x) * BLOCK + lane).reinterpretAsShorts();
      ShortVector even = pair.and(LOW).sub(pixel);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE).sub(pixel);
      int at = x * IMAGES;
      even =
          ShortVector.fromArray(SHORTS, columns, at)
              .sub(even.mul(even).lanewise(VectorOperators.LSHR, RIGHT));
      odd =
          ShortVector.fromArray(SHORTS, columns, at + LANES)
              .sub(odd.mul(odd).lanewise(VectorOperators.LSHR, RIGHT));
      even.intoArray(columns, at);
      odd.intoArray(columns, at + LANES);
      if (x == end) {
        evenEnd = ShortVector.zero(SHORTS);
        oddEnd = evenEnd;
        end -= SPAN;
      }
      evenEnd = evenEnd.lanewise(VectorOperators.SUADD, even);
      oddEnd = oddEnd.lanewise(VectorOperators.SUADD, odd);
      at += BEFORE * IMAGES;
      evenEnd.intoArray(ends, at);
      oddEnd.intoArray(ends, at + LANES);
    }
  }

  /** Lowers the minima of a row of windows, from left to right. */
  private void update(short[] minima, int first) {
    ShortVector even = ShortVector.zero(SHORTS);
    ShortVector odd = even;
    for (int x = 0; x < AFTER; x++) {
      even =
          even.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, x * IMAGES));
      odd =
          odd.lanewise(
              VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, x * IMAGES + LANES));
    }
    int end = BEFORE;
    for (int x = 0; x < WINDOWS; x++) {
      int in = (x + AFTER) * IMAGES;
      even = even.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, in));
      odd = odd.lanewise(VectorOperators.SUADD, ShortVector.fromArray(SHORTS, columns, in + LANES));
      if (x == end) { // the window is a group, whose end it already holds
        even = ShortVector.zero(SHORTS);
        odd = even;
        end += SPAN;
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
