package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A register of images at once, in 16 bits, like {@link ShortWindowNearest}. */
public final class ShortImageMinima extends SlidingBoxes implements ImageMinima {

  private final ShortLanes lanes;
  private final ShortCosts costs;
  private final boolean isFused;
  private final short[] columns;
  private final short[] row;
  private final short[] none;
  private final short[] minima;
  private final int[] weights;
  private final int[] totals;

  /** Index of the first minimum of the current register's images. */
  private int from;

  public ShortImageMinima(ShortLanes lanes, WindowGrid grid, CellCosts costs) {
    super(grid, lanes.images(), costs);
    this.lanes = lanes;
    this.costs = new ShortCosts(lanes, grid, costs, first);
    WindowAxis across = grid.across();
    this.isFused =
        this.costs.squares() != null && across.windows() + across.after() >= across.cells();
    this.columns = new short[columnsLength()];
    this.row = new short[grid.across().windows() * stride];
    this.none = new short[stride];
    Arrays.fill(none, Short.MIN_VALUE);
    this.minima = new short[grid.windows() * TrainingBlocks.LANES];
    this.weights = IntStream.range(0, grid.windows()).map(grid::weight).toArray();
    this.totals = new int[stride];
  }

  @Override
  public void begin(byte[] query) {
    costs.begin(query);
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Short.MAX_VALUE);
  }

  @Override
  public void update(byte[] block, int images) {
    update(block, images, 0, 0, grid.down().windows());
  }

  @Override
  void select(int register, int images) {
    from = register * grid.windows() * stride;
  }

  @Override
  void clearColumns() {
    Arrays.fill(columns, (short) 0);
  }

  @Override
  void addRow(byte[] block, int lane, int y) {
    costs.addRow(block, lane, y, columns);
  }

  @Override
  void subtractRow(byte[] block, int lane, int y) {
    costs.subtractRow(block, lane, y, columns);
  }

  @Override
  void slideAndUpdate(byte[] block, int lane, int in, int out, int window) {
    if (!isFused) {
      super.slideAndUpdate(block, lane, in, out, window);
      return;
    }
    WindowAxis across = grid.across();
    int at = from + window * stride;
    costs
        .squares()
        .slideAndUpdateEach(
            block, lane, in, out, columns, across.windows(), across.after(), minima, at);
  }

  @Override
  void updateRow(int window) {
    lanes.slide(columns, first, ahead, row);
    int at = from + window * stride;
    for (int x = 0; x < row.length; x += lanes.lanes()) {
      lanes.rank(row, x, none, minima, at + x, 1);
    }
  }

  /** Less than 2^16 for each of at most 2^12 windows. */
  @Override
  public void sums(long[] sums, int images) {
    for (int image = 0; image < images; image += stride) {
      lanes.total(minima, image * grid.windows(), weights, totals);
      for (int i = 0; i < Math.min(stride, images - image); i++) {
        sums[image + i] = totals[lanes.lane(i)];
      }
    }
  }
}
