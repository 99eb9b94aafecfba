package dev.weir.wnn;

/**
 * Box sums: a window's sum is that of its columns, and slides to the next window with one column
 * more and one less; a column's sum slides to the next row likewise. So a pixel costs the same in
 * windows of any size. Zeros before and after the columns stand for what lies outside the image.
 */
abstract class SlidingBoxes implements WindowMinima {

  /** Which windows. */
  protected final WindowGrid grid;

  /** Lanes that are worked on at once. */
  protected final int stride;

  /** Of a row of cells, in elements. */
  protected final int rowLength;

  /** The element that the first column begins with. */
  protected final int first;

  /** The element that the last column of a row's first window begins with. */
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
  public final void meet(byte[] block, int images, int slot, int from, int to) {
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
   * For one image: rows of cells that enter or leave, and three a window, one of them the least.
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
      enter(block, lane, y);
    }
  }

  private void slide(byte[] block, int lane, int from, int to) {
    WindowAxis down = grid.down();
    for (int window = from; window < to; window++) {
      int in = window + down.after();
      int out = window - down.before() - 1;
      int at = window * grid.across().windows();
      if (in < down.cells() && out >= 0) {
        passAndMeet(block, lane, in, out, at);
        continue;
      }
      if (in < down.cells()) {
        enter(block, lane, in);
      } else if (out >= 0) {
        leave(block, lane, out);
      }
      meetRow(at);
    }
  }

  /** Where the bytes of a row of a block begin. */
  protected final int bytesAt(int lane, int row) {
    return row * grid.across().cells() * TrainingBlocks.LANES + lane;
  }

  /** Where the cells of a row begin. */
  protected final int cellsAt(int row) {
    return row * grid.across().cells();
  }

  /** Takes up columns, of which so many lanes hold images. */
  abstract void select(int columns, int images);

  /** Sets the columns to zero. */
  abstract void clearColumns();

  /** Adds a row of costs to the columns. */
  abstract void enter(byte[] block, int lane, int row);

  /** Takes a row of costs off the columns. */
  abstract void leave(byte[] block, int lane, int row);

  /** Meets the windows of a row, from left to right. */
  abstract void meetRow(int window);

  /** One row enters, another leaves, and the windows of a row are met. */
  void passAndMeet(byte[] block, int lane, int in, int out, int window) {
    enter(block, lane, in);
    leave(block, lane, out);
    meetRow(window);
  }
}
