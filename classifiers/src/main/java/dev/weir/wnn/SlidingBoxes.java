package dev.weir.wnn;

/**
 * Box sums: a window's sum is that of its columns, and slides to the next window with one column
 * more and one less; a column's sum slides to the next row likewise. So a pixel costs the same in
 * windows of any size. The costs of the rows that a window spans are kept in a ring; a row of zeros
 * after the ring stands for what lies outside the image, and so does a margin of zeros before the
 * columns.
 */
abstract class SlidingBoxes implements WindowMinima {

  /** Which windows. */
  protected final WindowGrid grid;

  /** Lanes that are worked on at once. */
  protected final int stride;

  /** Of a row of costs, in elements. */
  protected final int rowLength;

  /** How many columns of zeros come before the first. */
  protected final int margin;

  private final int ringRows;

  SlidingBoxes(WindowGrid grid, int stride) {
    this.grid = grid;
    this.stride = stride;
    this.rowLength = grid.across().cells() * stride;
    this.margin = grid.across().before() + grid.across().after() + 1;
    this.ringRows = Math.min(grid.down().cells(), grid.down().before() + grid.down().after() + 2);
  }

  /** Elements of the ring and the row of zeros. */
  final int ringLength() {
    return (ringRows + 1) * rowLength;
  }

  /** Elements of the columns and their margin. */
  final int columnsLength() {
    return (margin + grid.across().cells()) * stride;
  }

  @Override
  public final void meet(byte[] block, int images) {
    for (int lane = 0; lane < Math.min(images, TrainingBlocks.LANES); lane += stride) {
      slide(block, lane, images - lane);
    }
  }

  private void slide(byte[] block, int lane, int images) {
    WindowAxis down = grid.down();
    clearColumns(images);
    for (int y = 0; y < down.after(); y++) {
      cost(block, y, lane);
      enter(at(y));
    }
    for (int window = 0; window < down.windows(); window++) {
      int in = window + down.after();
      if (in < down.cells()) {
        cost(block, in, lane);
      }
      pass(at(in), at(window - down.before() - 1), window * grid.across().windows());
    }
  }

  private void cost(byte[] block, int y, int lane) {
    int cell = y * grid.across().cells();
    cost(block, cell * TrainingBlocks.LANES + lane, cell, at(y));
  }

  private int at(int y) {
    boolean inside = y >= 0 && y < grid.down().cells();
    return (inside ? y % ringRows : ringRows) * rowLength;
  }

  /** Begins with lanes of which so many hold images. */
  abstract void clearColumns(int images);

  /** Puts a row's costs into the ring, from a place in the block and the query. */
  abstract void cost(byte[] block, int from, int cell, int to);

  /** Adds a row of the ring to the columns. */
  abstract void enter(int row);

  /** Adds one row and takes another off, and meets the windows of a row, from left to right. */
  abstract void pass(int in, int out, int window);
}
