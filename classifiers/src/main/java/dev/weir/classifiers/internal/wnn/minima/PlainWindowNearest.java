package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One image at a time, in 64 bits: the twin for any power and window. */
public final class PlainWindowNearest extends SlidingBoxes implements WindowNearest {

  private final long[] table;
  private final int neighbours;
  private final List<long[]> slots = new ArrayList<>();
  private final long[] minima;
  private final byte[] query;
  private long[] columns;

  public PlainWindowNearest(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, 1, costs);
    this.table = costs.table();
    this.neighbours = neighbours;
    this.minima = new long[grid.windows() * neighbours];
    this.query = new byte[grid.area()];
  }

  @Override
  public void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Long.MAX_VALUE);
  }

  @Override
  void select(int slot, int images) {
    while (slots.size() <= slot) {
      slots.add(new long[columnsLength()]);
    }
    columns = slots.get(slot);
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, 0);
  }

  @Override
  void addRow(byte[] block, int lane, int row) {
    for (int x = 0; x < rowLength; x++) {
      columns[first + x] += cost(block, lane, row, x);
    }
  }

  @Override
  void subtractRow(byte[] block, int lane, int row) {
    for (int x = 0; x < rowLength; x++) {
      columns[first + x] -= cost(block, lane, row, x);
    }
  }

  private long cost(byte[] block, int lane, int row, int x) {
    int image = block[bytesAt(lane, row) + x * TrainingBlocks.LANES] & 0xff;
    return table[Math.abs(image - (query[cellsAt(row) + x] & 0xff))];
  }

  @Override
  void updateRow(int window) {
    long sum = 0;
    for (int x = first; x < ahead; x++) {
      sum += columns[x];
    }
    for (int x = 0; x < grid.across().windows(); x++) {
      sum += columns[ahead + x] - columns[ahead + x - first];
      keep((window + x) * neighbours, sum);
    }
  }

  /** Keeps the k least sums, in order. */
  private void keep(int at, long sum) {
    long value = sum;
    for (int rank = at; rank < at + neighbours && value < Long.MAX_VALUE; rank++) {
      long kept = Math.min(minima[rank], value);
      value = Math.max(minima[rank], value);
      minima[rank] = kept;
    }
  }

  @Override
  public long least(int window) {
    long sum = 0;
    for (int rank = 0; rank < neighbours; rank++) {
      sum += minima[window * neighbours + rank];
    }
    return sum;
  }
}
