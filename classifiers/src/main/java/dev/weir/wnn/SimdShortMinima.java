package dev.weir.wnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register of images at once, in 16 bits, for costs that sum to less than 2^16 in the largest
 * window. Sums start at the least short, so that signed comparisons order all 16 bits.
 *
 * <p>Loops with vectors call no other methods: if the compiler did not inline one, its vectors
 * would be allocated on the heap.
 */
final class SimdShortMinima extends SlidingBoxes {

  static final int BOUND = 0xffff;

  private static final VectorSpecies<Short> SPECIES = SimdShortLanes.SHORTS;
  private static final int LANES = SimdShortLanes.LANES;
  private static final int IMAGES = SimdShortLanes.IMAGES;

  private final SimdShortCosts costs;
  private final int neighbours;
  private final List<short[]> slots = new ArrayList<>();
  private final short[] sums;
  private short[] minima;
  private final short[] dead = new short[IMAGES];
  private short[] columns;

  SimdShortMinima(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, IMAGES, costs);
    this.costs = new SimdShortCosts(grid, costs, first);
    this.neighbours = neighbours;
    this.sums = new short[grid.across().windows() * IMAGES];
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

  /**
   * The least sums of one block, ignoring previous ones; only for k = 1.
   *
   * @param bounds output: for each window {@link SimdShortLanes#LANES} sums, one per lane shared by
   *     two images, offset by the least short
   */
  void boundBlock(byte[] block, int images, short[] bounds) {
    short[] kept = minima;
    minima = bounds;
    clear();
    meet(block, images, 0, 0, grid.down().windows());
    minima = kept;
  }

  @Override
  void select(int slot, int images) {
    while (slots.size() <= slot) {
      slots.add(new short[columnsLength()]);
    }
    columns = slots.get(slot);
    if (neighbours > 1) {
      for (int image = 0; image < IMAGES; image++) {
        dead[SimdShortLanes.lane(image)] = image < images ? Short.MIN_VALUE : Short.MAX_VALUE;
      }
    }
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, (short) 0);
  }

  @Override
  void enter(byte[] block, int lane, int row) {
    costs.enter(block, lane, row, columns);
  }

  @Override
  void leave(byte[] block, int lane, int row) {
    costs.leave(block, lane, row, columns);
  }

  @Override
  void passAndMeet(byte[] block, int lane, int in, int out, int window) {
    if (neighbours == 1 && costs.squares() != null && costs.squares().meets()) {
      costs.squares().passAndMeet(block, lane, in, out, columns, minima, window * LANES);
    } else {
      super.passAndMeet(block, lane, in, out, window);
    }
  }

  @Override
  void meetRow(int window) {
    int windows = grid.across().windows();
    if (neighbours == 1) {
      meet(columns, first, ahead, minima, window * LANES, windows);
      return;
    }
    for (int lane = 0; lane < IMAGES; lane += LANES) {
      slide(columns, first + lane, ahead + lane, first, sums, lane);
    }
    for (int x = 0; x < windows * IMAGES; x += LANES) {
      rank(x, window + x / IMAGES);
    }
  }

  /** Updates the minima of a row's windows with their sums; two images share a lane. */
  private static void meet(
      short[] columns, int span, int ahead, short[] minima, int at, int windows) {
    ShortVector evens = ShortVector.broadcast(SPECIES, Short.MIN_VALUE);
    ShortVector odds = evens;
    for (int x = span; x < ahead; x += IMAGES) {
      evens = evens.add(ShortVector.fromArray(SPECIES, columns, x));
      odds = odds.add(ShortVector.fromArray(SPECIES, columns, x + LANES));
    }
    for (int x = 0; x < windows; x++) {
      int in = ahead + x * IMAGES;
      int out = in - span;
      evens =
          evens
              .add(ShortVector.fromArray(SPECIES, columns, in))
              .sub(ShortVector.fromArray(SPECIES, columns, out));
      odds =
          odds.add(ShortVector.fromArray(SPECIES, columns, in + LANES))
              .sub(ShortVector.fromArray(SPECIES, columns, out + LANES));
      ShortVector.fromArray(SPECIES, minima, at + x * LANES)
          .min(evens.min(odds))
          .intoArray(minima, at + x * LANES);
    }
  }

  private static void slide(
      short[] columns, int from, int ahead, int span, short[] sums, int lane) {
    ShortVector sum = ShortVector.broadcast(SPECIES, Short.MIN_VALUE);
    for (int x = from; x < ahead; x += IMAGES) {
      sum = sum.add(ShortVector.fromArray(SPECIES, columns, x));
    }
    for (int x = 0; x < sums.length; x += IMAGES) {
      sum =
          sum.add(ShortVector.fromArray(SPECIES, columns, ahead + x))
              .sub(ShortVector.fromArray(SPECIES, columns, ahead + x - span));
      sum.intoArray(sums, lane + x);
    }
  }

  /** Keeps each lane's k least sums, in order, without padding images. */
  private void rank(int sum, int window) {
    ShortVector value =
        ShortVector.fromArray(SPECIES, sums, sum)
            .max(ShortVector.fromArray(SPECIES, dead, sum % IMAGES));
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
