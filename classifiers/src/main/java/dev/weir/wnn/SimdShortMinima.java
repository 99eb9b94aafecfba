package dev.weir.wnn;

import java.util.Arrays;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sixteen images at once, in 16 bits: costs that add up to less than 2^16 in the largest window.
 * Sums begin at the least short, so that signed comparisons put all 16 bits in order.
 */
final class SimdShortMinima extends SlidingBoxes {

  /** What the largest window may add up to. */
  static final int BOUND = 0xffff;

  private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_256;
  private static final int LANES = TrainingBlocks.LANES;

  private final ShortCosts costs;
  private final int neighbours;
  private final short[] ring;
  private final short[] columns;
  private final short[] minima;
  private final short[] dead = new short[LANES];

  SimdShortMinima(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, LANES);
    this.costs = new ShortCosts(grid, costs);
    this.neighbours = neighbours;
    this.ring = new short[ringLength()];
    this.columns = new short[columnsLength()];
    this.minima = new short[grid.windows() * neighbours * LANES];
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
  void clearColumns(int images) {
    Arrays.fill(columns, (short) 0);
    for (int lane = 0; lane < LANES; lane++) {
      dead[lane] = lane < images ? Short.MIN_VALUE : Short.MAX_VALUE;
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
    ShortVector sum = ShortVector.broadcast(SPECIES, Short.MIN_VALUE);
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

  private ShortVector column(int in, int out, int x) {
    int at = (margin + x) * LANES;
    ShortVector column =
        load(columns, at).add(load(ring, in + x * LANES)).sub(load(ring, out + x * LANES));
    column.intoArray(columns, at);
    return column;
  }

  private void meet(int window, ShortVector sum) {
    if (neighbours == 1) {
      int at = window * LANES;
      load(minima, at).min(sum).intoArray(minima, at);
    } else {
      rank(window, sum);
    }
  }

  /** Keeps each lane's least, in order; an image that fills a block up is never among them. */
  private void rank(int window, ShortVector sum) {
    ShortVector value = sum.max(load(dead, 0));
    for (int rank = 0; rank < neighbours; rank++) {
      int at = (window * neighbours + rank) * LANES;
      ShortVector kept = load(minima, at);
      kept.min(value).intoArray(minima, at);
      value = kept.max(value);
    }
  }

  private static ShortVector load(short[] values, int at) {
    return ShortVector.fromArray(SPECIES, values, at);
  }

  @Override
  public long sum() {
    long[] values = new long[neighbours * LANES];
    long sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (long) minima[window * values.length + i] - Short.MIN_VALUE;
      }
      sum += grid.weight(window) * Least.sum(values, neighbours);
    }
    return sum;
  }
}
