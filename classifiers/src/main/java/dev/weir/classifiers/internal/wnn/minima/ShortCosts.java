package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.simd.ShortSquares;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/**
 * Costs of the cells of a register of images, in 16 bits: by {@link ShortSquares} for p = 2,
 * computed for p = 1 and 3, looked up for other p.
 */
final class ShortCosts {

  private static final int BLOCK = TrainingBlocks.LANES;

  private final ShortLanes lanes;
  private final byte[] query;
  private final byte[] apart;
  private final short[] costs;
  private final short[] table = new short[PowerTable.GREYS];
  private final ShortSquares squares;
  private final boolean absolute;
  private final boolean cubed;
  private final int cells;
  private final int first;
  private final int less;
  private final int left;
  private final int right;

  ShortCosts(ShortLanes lanes, WindowGrid grid, CellCosts costs, int first) {
    this.lanes = lanes;
    this.cells = grid.across().cells();
    this.first = first;
    query = new byte[grid.area()];
    apart = new byte[cells * lanes.images()];
    this.costs = new short[cells * lanes.images()];
    less = costs.pooled() ? 1 : 0;
    int shift = costs.shift() - (costs.pooled() ? CellCosts.POOLED_BITS : 0);
    boolean squared = shift >= 0 && costs.power() == 2;
    squares = squared ? lanes.squares(query, less, shift, cells, first) : null;
    absolute = costs.power() == 1;
    cubed = costs.cubed();
    left = Math.max(0, -shift);
    right = cubed ? costs.cubeShift() : Math.max(0, shift);
    for (int d = 0; d < table.length; d++) {
      table[d] = (short) costs.ofRest(d);
    }
  }

  void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
  }

  /** The faster method for squares; null for other costs. */
  ShortSquares squares() {
    return squares;
  }

  /** Adds a row of cells of a block to the columns. */
  void addRow(byte[] block, int lane, int row, short[] columns) {
    if (squares != null) {
      squares.addRow(block, lane, row, columns);
    } else {
      row(block, row * cells * BLOCK + lane, row * cells);
      lanes.add(columns, first, costs);
    }
  }

  /** Subtracts a row of cells of a block from the columns. */
  void subtractRow(byte[] block, int lane, int row, short[] columns) {
    if (squares != null) {
      squares.subtractRow(block, lane, row, columns);
    } else {
      row(block, row * cells * BLOCK + lane, row * cells);
      lanes.subtract(columns, first, costs);
    }
  }

  private void row(byte[] block, int from, int cell) {
    lanes.differences(block, from, query, cell, less, apart);
    if (absolute) {
      lanes.absolutes(apart, left, right, costs);
    } else if (cubed) {
      lanes.cubes(apart, right, costs);
    } else {
      lookUp();
    }
  }

  private void lookUp() {
    int images = lanes.images();
    for (int x = 0; x < apart.length; x += images) {
      for (int image = 0; image < images; image++) {
        costs[x + lanes.lane(image)] = table[apart[x + image] & 0xff];
      }
    }
  }
}
