package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.function.IntToLongFunction;

/**
 * Box sums: a window's sum is the sum of its columns; the next window adds one column and subtracts
 * one, and columns slide to the next row the same way. The cost per pixel is thus independent of
 * the window size. Rows in which no window counts are passed over, see {@link SlidingRows}. Zeros
 * before and after the columns represent the outside of the image.
 */
abstract class SlidingBoxes {

  protected final WindowGrid grid;

  /** Lanes processed at once. */
  protected final int stride;

  /** Elements per row of cells. */
  protected final int rowLength;

  /** Index of the first column's first element. */
  protected final int first;

  /** Index of the last column's first element, for a row's first window. */
  protected final int ahead;

  private final SlidingRows rows;
  private final int operationsOfCell;
  private long operations;
  private long[] values = {};

  SlidingBoxes(WindowGrid grid, int stride, CellCosts costs) {
    this.grid = grid;
    this.rows = new SlidingRows(grid);
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

  /** The windows. */
  public final WindowGrid grid() {
    return grid;
  }

  /** Same as {@link WindowNearest#update}. */
  public final void update(byte[] block, int images, int slot, int from, int to) {
    int groups = TrainingBlocks.LANES / stride;
    for (int group = 0; group * stride < images && group < groups; group++) {
      int lane = group * stride;
      select(slot * groups + group, images - lane);
      slide(block, lane, from, to);
      operations += operations(from, to) * Math.min(stride, images - lane);
    }
  }

  /** Elementary operations so far; see {@link CellCosts#operations}. */
  public final long operations() {
    return operations;
  }

  /**
   * For one image: rows of cells added or subtracted, and three per window, one of them the
   * minimum.
   */
  private long operations(int from, int to) {
    long cells = rows.cells(from, to) * grid.across().cells();
    return cells * operationsOfCell + 3L * rows.counted(from, to) * grid.across().windows();
  }

  private void slide(byte[] block, int lane, int from, int to) {
    for (int row = from; row < to; row++) {
      if (!rows.counts(row)) {
        continue;
      }
      if (rows.begins(row)) {
        begin(block, lane, row);
      } else {
        slide(block, lane, row);
      }
    }
  }

  /** Adds up a row of windows anew. */
  private void begin(byte[] block, int lane, int row) {
    WindowAxis down = grid.down();
    clearColumns();
    int end = Math.min(down.cells(), row + down.after() + 1);
    for (int y = Math.max(0, row - down.before()); y < end; y++) {
      addRow(block, lane, y);
    }
    updateRow(row * grid.across().windows());
  }

  /** Slides to a row of windows. */
  private void slide(byte[] block, int lane, int row) {
    WindowAxis down = grid.down();
    for (int passed = rows.before(row) + 1; passed < row; passed++) {
      add(block, lane, passed + down.after());
      subtract(block, lane, passed - down.before() - 1);
    }
    int in = row + down.after();
    int out = row - down.before() - 1;
    int at = row * grid.across().windows();
    if (in < down.cells() && out >= 0) {
      slideAndUpdate(block, lane, in, out, at);
    } else {
      add(block, lane, in);
      subtract(block, lane, out);
      updateRow(at);
    }
  }

  private void add(byte[] block, int lane, int row) {
    if (row < grid.down().cells()) {
      addRow(block, lane, row);
    }
  }

  private void subtract(byte[] block, int lane, int row) {
    if (row >= 0) {
      subtractRow(block, lane, row);
    }
  }

  /**
   * The sum of a window's least distances.
   *
   * @param each number of minima of a window
   * @param minimum a minimum by its index
   */
  protected final long least(int window, int neighbours, int each, IntToLongFunction minimum) {
    if (values.length != each) {
      values = new long[each];
    }
    for (int i = 0; i < each; i++) {
      values[i] = minimum.applyAsLong(window * each + i);
    }
    return Minima.sum(values, neighbours);
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
