package dev.weir.classifiers.wnn;

import java.util.function.IntToLongFunction;

/**
 * Box sums: a window's sum is the sum of its columns; the next window adds one column and subtracts
 * one, and columns slide to the next row the same way. The cost per pixel is thus independent of
 * the window size. Zeros before and after the columns represent the outside of the image.
 */
abstract class SlidingBoxes implements WindowNearest {

  protected final WindowGrid grid;

  /** Lanes processed at once. */
  protected final int stride;

  /** Elements per row of cells. */
  protected final int rowLength;

  /** Index of the first column's first element. */
  protected final int first;

  /** Index of the last column's first element, for a row's first window. */
  protected final int ahead;

  private final int operationsOfCell;
  private long operations;

  SlidingBoxes(WindowGrid grid, int stride, CellCosts costs) {
    this.grid = grid;
    this.operationsOfCell = costs.operations();
    this.stride = stride;
    this.rowLength = grid.across().cells() * stride;
    this.first = (grid.across().before() + grid.across().after() + 1) * stride;
    this.ahead = first + grid.across().after() * stride;
  }

  /** Elements of the columns and the zeros around them. */
  final int columnsLength() {
    WindowAxis across = grid.across();
    return first + Math.max(across.cells(), across.windows() + across.after()) * stride;
  }

  @Override
  public final WindowGrid grid() {
    return grid;
  }

  @Override
  public final void update(byte[] block, int images, int slot, int from, int to) {
    int groups = TrainingBlocks.LANES / stride;
    for (int group = 0; group * stride < images && group < groups; group++) {
      int lane = group * stride;
      select(slot * groups + group, images - lane);
      if (from == 0) {
        begin(block, lane);
      }
      slide(block, lane, from, to);
      operations += operations(from, to) * Math.min(stride, images - lane);
    }
  }

  @Override
  public final long operations() {
    return operations;
  }

  /**
   * For one image: rows of cells added or subtracted, and three per window, one of them the
   * minimum.
   */
  private long operations(int from, int to) {
    WindowAxis down = grid.down();
    int entering = Math.min(down.cells(), to + down.after());
    entering -= from == 0 ? 0 : Math.min(down.cells(), from + down.after());
    int leaving = Math.max(0, to - down.before() - 1) - Math.max(0, from - down.before() - 1);
    long cells = (long) (entering + leaving) * grid.across().cells();
    return cells * operationsOfCell + 3L * (to - from) * grid.across().windows();
  }

  private void begin(byte[] block, int lane) {
    clearColumns();
    for (int y = 0; y < grid.down().after(); y++) {
      addRow(block, lane, y);
    }
  }

  private void slide(byte[] block, int lane, int from, int to) {
    WindowAxis down = grid.down();
    for (int window = from; window < to; window++) {
      int in = window + down.after();
      int out = window - down.before() - 1;
      int at = window * grid.across().windows();
      if (in < down.cells() && out >= 0) {
        slideAndUpdate(block, lane, in, out, at);
        continue;
      }
      if (in < down.cells()) {
        addRow(block, lane, in);
      } else if (out >= 0) {
        subtractRow(block, lane, out);
      }
      updateRow(at);
    }
  }

  /**
   * The sum of the least distances of a row's windows.
   *
   * @param each number of minima of a window
   * @param minimum a minimum by its index
   */
  protected final long sumOfRow(int row, int neighbours, int each, IntToLongFunction minimum) {
    long[] values = new long[each];
    int windows = grid.across().windows();
    long sum = 0;
    for (int x = 0; x < windows; x++) {
      int at = (row * windows + x) * each;
      for (int i = 0; i < each; i++) {
        values[i] = minimum.applyAsLong(at + i);
      }
      sum += grid.across().weight(x) * Minima.sum(values, neighbours);
    }
    return sum;
  }

  protected final int bytesAt(int lane, int row) {
    return row * grid.across().cells() * TrainingBlocks.LANES + lane;
  }

  protected final int cellsAt(int row) {
    return row * grid.across().cells();
  }

  /** Selects columns, of which {@code images} lanes hold images. */
  abstract void select(int columns, int images);

  abstract void clearColumns();

  abstract void addRow(byte[] block, int lane, int row);

  /** Subtracts a row of costs from the columns. */
  abstract void subtractRow(byte[] block, int lane, int row);

  /** Updates the minima of a row's windows, from left to right. */
  abstract void updateRow(int window);

  /** Adds one row, subtracts another, and updates the minima of a row's windows. */
  void slideAndUpdate(byte[] block, int lane, int in, int out, int window) {
    addRow(block, lane, in);
    subtractRow(block, lane, out);
    updateRow(window);
  }
}
