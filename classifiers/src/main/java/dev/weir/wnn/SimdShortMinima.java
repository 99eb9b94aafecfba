package dev.weir.wnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * 64 images at once, in 16 bits: costs that add up to less than 2^16 in the largest window. Sums
 * begin at the least short, so that signed comparisons put all 16 bits in order.
 *
 * <p>The loops that vectors go through call nothing of our own: what the compiler then did not
 * inline would take its vectors from the heap.
 */
final class SimdShortMinima extends SlidingBoxes {

  /** What the largest window may add up to. */
  static final int BOUND = 0xffff;

  private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_256;
  private static final int LANES = SPECIES.length();
  private static final int BLOCK = TrainingBlocks.LANES;

  private final SimdShortCosts costs;
  private final int neighbours;
  private final List<short[]> slots = new ArrayList<>();
  private final short[] sums;
  private final short[] minima;
  private final short[] dead = new short[BLOCK];
  private short[] columns;

  SimdShortMinima(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, BLOCK, costs);
    this.costs = new SimdShortCosts(grid, costs);
    this.neighbours = neighbours;
    this.sums = new short[grid.across().windows() * BLOCK];
    this.minima = new short[grid.windows() * neighbours * LANES];
  }

  @Override
  public WindowGrid grid() {
    return grid;
  }

  @Override
  public void begin(byte[] pixels) {
    costs.begin(pixels);
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Short.MAX_VALUE);
  }

  @Override
  void select(int slot, int images) {
    while (slots.size() <= slot) {
      slots.add(new short[columnsLength()]);
    }
    columns = slots.get(slot);
    if (neighbours > 1) {
      for (int image = 0; image < BLOCK; image++) {
        dead[SimdShortCosts.lane(image)] = image < images ? Short.MIN_VALUE : Short.MAX_VALUE;
      }
    }
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, (short) 0);
  }

  @Override
  void enter(byte[] block, int lane, int row) {
    costs.enter(block, bytesAt(lane, row), cellsAt(row), columns, first);
  }

  @Override
  void leave(byte[] block, int lane, int row) {
    costs.leave(block, bytesAt(lane, row), cellsAt(row), columns, first);
  }

  @Override
  void pass(byte[] block, int lane, int in, int out) {
    costs.pass(
        block, bytesAt(lane, in), cellsAt(in), bytesAt(lane, out), cellsAt(out), columns, first);
  }

  @Override
  void meetRow(int window) {
    int windows = grid.across().windows();
    if (neighbours == 1) {
      meet(columns, first, ahead, minima, window * LANES, windows);
      return;
    }
    for (int lane = 0; lane < BLOCK; lane += LANES) {
      slide(columns, first + lane, ahead + lane, first, sums, lane);
    }
    for (int x = 0; x < windows * BLOCK; x += LANES) {
      rank(x, window + x / BLOCK);
    }
  }

  /** The sums of a row's windows meet their minima; four images share a lane. */
  private static void meet(
      short[] columns, int span, int ahead, short[] minima, int at, int windows) {
    ShortVector a = ShortVector.broadcast(SPECIES, Short.MIN_VALUE);
    ShortVector b = a;
    ShortVector c = a;
    ShortVector d = a;
    for (int x = span; x < ahead; x += BLOCK) {
      a = a.add(ShortVector.fromArray(SPECIES, columns, x));
      b = b.add(ShortVector.fromArray(SPECIES, columns, x + LANES));
      c = c.add(ShortVector.fromArray(SPECIES, columns, x + 2 * LANES));
      d = d.add(ShortVector.fromArray(SPECIES, columns, x + 3 * LANES));
    }
    for (int x = 0; x < windows; x++) {
      int in = ahead + x * BLOCK;
      int out = in - span;
      a =
          a.add(ShortVector.fromArray(SPECIES, columns, in))
              .sub(ShortVector.fromArray(SPECIES, columns, out));
      b =
          b.add(ShortVector.fromArray(SPECIES, columns, in + LANES))
              .sub(ShortVector.fromArray(SPECIES, columns, out + LANES));
      c =
          c.add(ShortVector.fromArray(SPECIES, columns, in + 2 * LANES))
              .sub(ShortVector.fromArray(SPECIES, columns, out + 2 * LANES));
      d =
          d.add(ShortVector.fromArray(SPECIES, columns, in + 3 * LANES))
              .sub(ShortVector.fromArray(SPECIES, columns, out + 3 * LANES));
      ShortVector.fromArray(SPECIES, minima, at + x * LANES)
          .min(a.min(b).min(c.min(d)))
          .intoArray(minima, at + x * LANES);
    }
  }

  private static void slide(
      short[] columns, int from, int ahead, int span, short[] sums, int lane) {
    ShortVector sum = ShortVector.broadcast(SPECIES, Short.MIN_VALUE);
    for (int x = from; x < ahead; x += BLOCK) {
      sum = sum.add(ShortVector.fromArray(SPECIES, columns, x));
    }
    for (int x = 0; x < sums.length; x += BLOCK) {
      sum =
          sum.add(ShortVector.fromArray(SPECIES, columns, ahead + x))
              .sub(ShortVector.fromArray(SPECIES, columns, ahead + x - span));
      sum.intoArray(sums, lane + x);
    }
  }

  /** Keeps each lane's least, in order; an image that fills a block up is never among them. */
  private void rank(int sum, int window) {
    ShortVector value =
        ShortVector.fromArray(SPECIES, sums, sum)
            .max(ShortVector.fromArray(SPECIES, dead, sum % BLOCK));
    for (int rank = 0; rank < neighbours; rank++) {
      int at = (window * neighbours + rank) * LANES;
      ShortVector kept = ShortVector.fromArray(SPECIES, minima, at);
      kept.min(value).intoArray(minima, at);
      value = kept.max(value);
    }
  }

  @Override
  public long sumOfRow(int row) {
    long[] values = new long[neighbours * LANES];
    int windows = grid.across().windows();
    long sum = 0;
    for (int x = 0; x < windows; x++) {
      int at = (row * windows + x) * values.length;
      for (int i = 0; i < values.length; i++) {
        values[i] = (long) minima[at + i] - Short.MIN_VALUE;
      }
      sum += grid.across().weight(x) * Least.sum(values, neighbours);
    }
    return sum;
  }
}
