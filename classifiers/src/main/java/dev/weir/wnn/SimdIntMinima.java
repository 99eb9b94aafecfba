package dev.weir.wnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight images at once, in 32 bits, for costs that sum to less than 2^31 in the largest window. */
final class SimdIntMinima extends SlidingBoxes {

  static final int BOUND = Integer.MAX_VALUE - 1;

  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_256;
  private static final int LANES = SPECIES.length();

  private final SimdIntCosts costs;
  private final int neighbours;
  private final List<int[]> slots = new ArrayList<>();
  private final int[] entering;
  private final int[] leaving;
  private final int[] sums;
  private final int[] minima;
  private final int[] dead = new int[LANES];
  private int[] columns;

  SimdIntMinima(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, LANES, costs);
    this.costs = new SimdIntCosts(grid, costs);
    this.neighbours = neighbours;
    this.entering = new int[rowLength];
    this.leaving = new int[rowLength];
    this.sums = new int[grid.across().windows() * LANES];
    this.minima = new int[grid.windows() * neighbours * LANES];
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
    Arrays.fill(minima, Integer.MAX_VALUE);
  }

  @Override
  void select(int slot, int images) {
    while (slots.size() <= slot) {
      slots.add(new int[columnsLength()]);
    }
    columns = slots.get(slot);
    for (int lane = 0; lane < LANES; lane++) {
      dead[lane] = lane < images ? 0 : Integer.MAX_VALUE;
    }
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, 0);
  }

  @Override
  void enter(byte[] block, int lane, int row) {
    costs.row(block, bytesAt(lane, row), cellsAt(row), entering);
    add(columns, first, entering);
  }

  private static void add(int[] columns, int first, int[] row) {
    for (int x = 0; x < row.length; x += LANES) {
      IntVector.fromArray(SPECIES, columns, first + x)
          .add(IntVector.fromArray(SPECIES, row, x))
          .intoArray(columns, first + x);
    }
  }

  @Override
  void leave(byte[] block, int lane, int row) {
    costs.row(block, bytesAt(lane, row), cellsAt(row), leaving);
    subtract(columns, first, leaving);
  }

  private static void subtract(int[] columns, int first, int[] row) {
    for (int x = 0; x < row.length; x += LANES) {
      IntVector.fromArray(SPECIES, columns, first + x)
          .sub(IntVector.fromArray(SPECIES, row, x))
          .intoArray(columns, first + x);
    }
  }

  @Override
  void meetRow(int window) {
    int windows = grid.across().windows();
    if (neighbours == 1) {
      meet(columns, first, ahead, minima, window * LANES, windows);
      return;
    }
    slideAcross(columns, first, ahead, sums, windows);
    for (int x = 0; x < windows; x++) {
      rank(x * LANES, window + x);
    }
  }

  private static void meet(int[] columns, int span, int ahead, int[] minima, int at, int windows) {
    IntVector sum = IntVector.zero(SPECIES);
    for (int x = span; x < ahead; x += LANES) {
      sum = sum.add(IntVector.fromArray(SPECIES, columns, x));
    }
    for (int x = 0; x < windows * LANES; x += LANES) {
      sum =
          sum.add(IntVector.fromArray(SPECIES, columns, ahead + x))
              .sub(IntVector.fromArray(SPECIES, columns, ahead + x - span));
      IntVector.fromArray(SPECIES, minima, at + x).min(sum).intoArray(minima, at + x);
    }
  }

  private static void slideAcross(int[] columns, int span, int ahead, int[] sums, int windows) {
    IntVector sum = IntVector.zero(SPECIES);
    for (int x = span; x < ahead; x += LANES) {
      sum = sum.add(IntVector.fromArray(SPECIES, columns, x));
    }
    for (int x = 0; x < windows * LANES; x += LANES) {
      sum =
          sum.add(IntVector.fromArray(SPECIES, columns, ahead + x))
              .sub(IntVector.fromArray(SPECIES, columns, ahead + x - span));
      sum.intoArray(sums, x);
    }
  }

  /** Keeps each lane's k least sums, in order, without padding images. */
  private void rank(int sum, int window) {
    IntVector value =
        IntVector.fromArray(SPECIES, sums, sum).max(IntVector.fromArray(SPECIES, dead, 0));
    for (int rank = 0; rank < neighbours; rank++) {
      int at = (window * neighbours + rank) * LANES;
      IntVector kept = IntVector.fromArray(SPECIES, minima, at);
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
        values[i] = minima[at + i];
      }
      sum += grid.across().weight(x) * Least.sum(values, neighbours);
    }
    return sum;
  }
}
