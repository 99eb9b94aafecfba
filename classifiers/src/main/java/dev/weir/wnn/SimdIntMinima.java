package dev.weir.wnn;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight images at once, in 32 bits: costs that add up to less than 2^31 in the largest window. */
final class SimdIntMinima extends SlidingBoxes {

  /** What the largest window may add up to. */
  static final int BOUND = Integer.MAX_VALUE - 1;

  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_256;
  private static final int LANES = SPECIES.length();

  private final IntCosts costs;
  private final int neighbours;
  private final int[] ring;
  private final int[] columns;
  private final int[] minima;
  private final int[] dead = new int[LANES];

  SimdIntMinima(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, LANES);
    this.costs = new IntCosts(grid, costs);
    this.neighbours = neighbours;
    this.ring = new int[ringLength()];
    this.columns = new int[columnsLength()];
    this.minima = new int[grid.windows() * neighbours * LANES];
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
  void clearColumns(int images) {
    Arrays.fill(columns, 0);
    for (int lane = 0; lane < LANES; lane++) {
      dead[lane] = lane < images ? 0 : Integer.MAX_VALUE;
    }
  }

  @Override
  void cost(byte[] block, int from, int cell, int to) {
    costs.row(block, from, cell, ring, to, grid.across().cells());
  }

  @Override
  void enter(int row) {
    for (int x = 0; x < rowLength; x += LANES) {
      int column = margin * LANES + x;
      load(columns, column).add(load(ring, row + x)).intoArray(columns, column);
    }
  }

  @Override
  void pass(int in, int out, int window) {
    int cells = grid.across().cells();
    int after = grid.across().after();
    IntVector sum = IntVector.zero(SPECIES);
    for (int x = 0; x < after; x++) {
      sum = sum.add(column(in, out, x));
    }
    for (int x = after; x < cells; x++) {
      sum = sum.add(column(in, out, x)).sub(load(columns, x * LANES));
      meet(window + x - after, sum);
    }
    for (int x = cells; x < grid.across().windows() + after; x++) {
      sum = sum.sub(load(columns, x * LANES));
      meet(window + x - after, sum);
    }
  }

  private IntVector column(int in, int out, int x) {
    int at = (margin + x) * LANES;
    IntVector column =
        load(columns, at).add(load(ring, in + x * LANES)).sub(load(ring, out + x * LANES));
    column.intoArray(columns, at);
    return column;
  }

  private void meet(int window, IntVector sum) {
    if (neighbours == 1) {
      int at = window * LANES;
      load(minima, at).min(sum).intoArray(minima, at);
    } else {
      rank(window, sum);
    }
  }

  /** Keeps each lane's least, in order; an image that fills a block up is never among them. */
  private void rank(int window, IntVector sum) {
    IntVector value = sum.max(load(dead, 0));
    for (int rank = 0; rank < neighbours; rank++) {
      int at = (window * neighbours + rank) * LANES;
      IntVector kept = load(minima, at);
      kept.min(value).intoArray(minima, at);
      value = kept.max(value);
    }
  }

  private static IntVector load(int[] values, int at) {
    return IntVector.fromArray(SPECIES, values, at);
  }

  @Override
  public long sum() {
    long[] values = new long[neighbours * LANES];
    long sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = minima[window * values.length + i];
      }
      sum += grid.weight(window) * Least.sum(values, neighbours);
    }
    return sum;
  }
}
