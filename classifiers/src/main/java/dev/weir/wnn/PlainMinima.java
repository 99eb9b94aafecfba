package dev.weir.wnn;

import java.util.Arrays;

/** One image at a time, in 64 bits: the twin that any power and any window fits. */
final class PlainMinima extends SlidingBoxes {

  private final long[] table;
  private final int neighbours;
  private final long[] ring;
  private final long[] columns;
  private final long[] minima;
  private final byte[] query;

  PlainMinima(WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, 1);
    this.table = costs.table();
    this.neighbours = neighbours;
    this.ring = new long[ringLength()];
    this.columns = new long[columnsLength()];
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
  void clearColumns(int images) {
    Arrays.fill(columns, 0);
  }

  @Override
  void cost(byte[] block, int from, int cell, int to) {
    for (int x = 0; x < rowLength; x++) {
      int pixel = block[from + x * TrainingBlocks.LANES] & 0xff;
      ring[to + x] = table[Math.abs(pixel - (query[cell + x] & 0xff))];
    }
  }

  @Override
  void enter(int row) {
    for (int x = 0; x < rowLength; x++) {
      columns[margin + x] += ring[row + x];
    }
  }

  @Override
  void pass(int in, int out, int window) {
    int after = grid.across().after();
    long sum = 0;
    for (int x = 0; x < grid.across().windows() + after; x++) {
      if (x < rowLength) {
        columns[margin + x] += ring[in + x] - ring[out + x];
        sum += columns[margin + x];
      }
      sum -= columns[x];
      if (x >= after) {
        meet((window + x - after) * neighbours, sum);
      }
    }
  }

  /** Keeps the least, in order. */
  private void meet(int at, long sum) {
    long value = sum;
    for (int rank = at; rank < at + neighbours && value < Long.MAX_VALUE; rank++) {
      long kept = Math.min(minima[rank], value);
      value = Math.max(minima[rank], value);
      minima[rank] = kept;
    }
  }

  @Override
  public long sum() {
    long sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      long least = 0;
      for (int rank = 0; rank < neighbours; rank++) {
        least += minima[window * neighbours + rank];
      }
      sum += grid.weight(window) * least;
    }
    return sum;
  }
}
