package dev.weir.wnn;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Squares that are kept until their row leaves: for small images, whose rows in a window fit the
 * fastest cache. A block must be met in all rows before the next one is. Lanes are in the order of
 * {@link Lanes16#of}.
 */
final class KeptSquares implements Squares {

  private static final VectorSpecies<Byte> BYTES = Lanes16.BYTES;
  private static final VectorSpecies<Short> SHORTS = Lanes16.SHORTS;
  private static final int PAIR = BYTES.length();
  private static final int LANES = SHORTS.length();
  private static final int BLOCK = TrainingBlocks.LANES;
  private static final int PAIRS = BLOCK / PAIR;
  private static final int MOST_BYTES = 16 << 10;
  private static final short LOW = 0xff;

  private final ApartQuery query;
  private final int right;
  private final int cells;
  private final int rows;
  private final short[] kept;

  private KeptSquares(ApartQuery query, int right, WindowGrid grid) {
    this.query = query;
    this.right = right;
    this.cells = grid.across().cells();
    this.rows = rows(grid);
    this.kept = new short[rows * cells * BLOCK];
  }

  /** As {@link SimdSquares} makes them, if a window's rows are few enough. */
  static Squares of(ApartQuery query, int right, WindowGrid grid) {
    boolean fit = rows(grid) * grid.across().cells() * BLOCK * Short.BYTES <= MOST_BYTES;
    return fit
        ? new KeptSquares(query, right, grid)
        : new SimdSquares(query, right, grid.across().cells());
  }

  /** A row and the one that leaves as it enters have the same place. */
  private static int rows(WindowGrid grid) {
    return grid.down().before() + grid.down().after() + 1;
  }

  private int place(int cell) {
    return cell / cells % rows * cells * BLOCK;
  }

  @Override
  public void enter(byte[] block, int from, int cell, short[] columns, int first) {
    int place = place(cell);
    Arrays.fill(kept, place, place + cells * BLOCK, (short) 0);
    pass(block, from, cell, 0, 0, columns, first);
  }

  @Override
  public void leave(byte[] block, int from, int cell, short[] columns, int first) {
    int place = place(cell);
    for (int x = 0; x < cells * BLOCK; x += LANES) {
      ShortVector.fromArray(SHORTS, columns, first + x)
          .sub(ShortVector.fromArray(SHORTS, kept, place + x))
          .intoArray(columns, first + x);
    }
  }

  @Override
  public void pass(
      byte[] block, int in, int inCell, int out, int outCell, short[] columns, int first) {
    byte[] upper = query.upper();
    byte[] lower = query.lower();
    int place = place(inCell);
    for (int x = 0; x < cells * PAIRS; x++) {
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
      even = even.mul(even).lanewise(VectorOperators.LSHR, right);
      odd = odd.mul(odd).lanewise(VectorOperators.LSHR, right);
      int at = first + x * PAIR;
      int old = place + x * PAIR;
      ShortVector.fromArray(SHORTS, columns, at)
          .add(even)
          .sub(ShortVector.fromArray(SHORTS, kept, old))
          .intoArray(columns, at);
      ShortVector.fromArray(SHORTS, columns, at + LANES)
          .add(odd)
          .sub(ShortVector.fromArray(SHORTS, kept, old + LANES))
          .intoArray(columns, at + LANES);
      even.intoArray(kept, old);
      odd.intoArray(kept, old + LANES);
    }
  }
}
