package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;

/** One image at a time, in 64 bits: the twin for any power and window. */
public final class PlainImageMinima extends SlidingBoxes implements ImageMinima {

  private final long[] table;
  private final byte[] query;
  private final long[] columns;
  private final long[] minima;

  /** Index of the current image's first minimum. */
  private int from;

  public PlainImageMinima(WindowGrid grid, CellCosts costs) {
    super(grid, 1, costs);
    this.table = costs.table();
    this.query = new byte[grid.area()];
    this.columns = new long[columnsLength()];
    this.minima = new long[grid.windows() * TrainingBlocks.LANES];
  }

  @Override
  public void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Long.MAX_VALUE);
  }

  @Override
  public void update(byte[] block, int images) {
    update(block, images, 0, 0, grid.down().windows());
  }

  @Override
  void select(int image, int images) {
    from = image * grid.windows();
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
      minima[from + window + x] = Math.min(minima[from + window + x], sum);
    }
  }

  @Override
  public void sums(long[] sums, int images) {
    for (int image = 0; image < images; image++) {
      long sum = 0;
      for (int window = 0; window < grid.windows(); window++) {
        sum += grid.weight(window) * minima[image * grid.windows() + window];
      }
      sums[image] = sum;
    }
  }
}
