package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.IntLanes;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Eight images at once, in 32 bits, for costs that sum to less than 2^31 in the largest window. */
public final class IntWindowNearest extends SlidingBoxes implements WindowNearest {

  public static final int BOUND = Integer.MAX_VALUE - 1;

  private static final int IMAGES = IntLanes.IMAGES;

  private final IntLanes lanes;
  private final IntCosts costs;
  private final int neighbours;
  private final List<int[]> slots = new ArrayList<>();
  private final int[] row;
  private final int[] sums;
  private final int[] minima;
  private final int[] dead = new int[IMAGES];
  private int[] columns;

  public IntWindowNearest(IntLanes lanes, WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, IMAGES, costs);
    this.lanes = lanes;
    this.costs = new IntCosts(lanes, grid, costs);
    this.neighbours = neighbours;
    this.row = new int[rowLength];
    this.sums = new int[grid.across().windows() * IMAGES];
    this.minima = new int[grid.windows() * neighbours * IMAGES];
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
  void select(int slot, int images) {
    while (slots.size() <= slot) {
      slots.add(new int[columnsLength()]);
    }
    columns = slots.get(slot);
    for (int lane = 0; lane < IMAGES; lane++) {
      dead[lane] = lane < images ? 0 : Integer.MAX_VALUE;
    }
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, 0);
  }

  @Override
  void addRow(byte[] block, int lane, int y) {
    costs.row(block, bytesAt(lane, y), cellsAt(y), row);
    lanes.add(columns, first, row);
  }

  @Override
  void subtractRow(byte[] block, int lane, int y) {
    costs.row(block, bytesAt(lane, y), cellsAt(y), row);
    lanes.subtract(columns, first, row);
  }

  @Override
  void updateRow(int window) {
    int windows = grid.across().windows();
    if (neighbours == 1) {
      lanes.update(columns, first, ahead, minima, window * IMAGES, windows);
      return;
    }
    lanes.slide(columns, first, ahead, sums);
    for (int x = 0; x < windows; x++) {
      int at = (window + x) * neighbours * IMAGES;
      lanes.rank(sums, x * IMAGES, dead, minima, at, neighbours);
    }
  }

  @Override
  public long least(int window) {
    return least(window, neighbours, neighbours * IMAGES, at -> minima[at]);
  }
}
