package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A register of images at once, in 16 bits, for costs that sum to less than 2^16 in the largest
 * window.
 */
public final class ShortWindowNearest extends SlidingBoxes implements BlockBounds {

  public static final int BOUND = 0xffff;

  private final ShortLanes lanes;
  private final ShortCosts costs;
  private final int neighbours;
  private final boolean passesAndMeets;
  private final List<short[]> slots = new ArrayList<>();
  private final short[] sums;
  private short[] minima;
  private final short[] dead;
  private short[] columns;

  public ShortWindowNearest(ShortLanes lanes, WindowGrid grid, CellCosts costs, int neighbours) {
    super(grid, lanes.images(), costs);
    WindowAxis across = grid.across();
    this.lanes = lanes;
    this.costs = new ShortCosts(lanes, grid, costs, first);
    this.neighbours = neighbours;
    this.passesAndMeets =
        neighbours == 1
            && this.costs.squares() != null
            && across.windows() + across.after() >= across.cells();
    this.sums = new short[across.windows() * lanes.images()];
    this.minima = new short[grid.windows() * neighbours * lanes.lanes()];
    this.dead = new short[lanes.images()];
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
  public void boundBlock(byte[] block, int images, short[] bounds) {
    short[] kept = minima;
    minima = bounds;
    clear();
    update(block, images, 0, 0, grid.down().windows());
    minima = kept;
  }

  @Override
  void select(int slot, int images) {
    while (slots.size() <= slot) {
      slots.add(new short[columnsLength()]);
    }
    columns = slots.get(slot);
    if (neighbours > 1) {
      for (int image = 0; image < dead.length; image++) {
        dead[lanes.lane(image)] = image < images ? Short.MIN_VALUE : Short.MAX_VALUE;
      }
    }
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, (short) 0);
  }

  @Override
  void addRow(byte[] block, int lane, int row) {
    costs.addRow(block, lane, row, columns);
  }

  @Override
  void subtractRow(byte[] block, int lane, int row) {
    costs.subtractRow(block, lane, row, columns);
  }

  @Override
  void slideAndUpdate(byte[] block, int lane, int in, int out, int window) {
    if (passesAndMeets) {
      WindowAxis across = grid.across();
      int at = window * lanes.lanes();
      costs
          .squares()
          .slideAndUpdate(
              block, lane, in, out, columns, across.windows(), across.after(), minima, at);
    } else {
      super.slideAndUpdate(block, lane, in, out, window);
    }
  }

  @Override
  void updateRow(int window) {
    int windows = grid.across().windows();
    int width = lanes.lanes();
    if (neighbours == 1) {
      lanes.update(columns, first, ahead, minima, window * width, windows);
      return;
    }
    lanes.slide(columns, first, ahead, sums);
    for (int x = 0; x < sums.length; x += width) {
      int at = (window + x / stride) * neighbours * width;
      lanes.rank(sums, x, dead, minima, at, neighbours);
    }
  }

  @Override
  public long least(int window) {
    return least(
        window, neighbours, neighbours * lanes.lanes(), at -> (long) minima[at] - Short.MIN_VALUE);
  }
}
