package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.IntLanes;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;

/** Eight images at once, in 32 bits, like {@link IntWindowNearest}. */
public final class IntImageMinima extends SlidingBoxes implements ImageMinima {

  private static final int IMAGES = IntLanes.IMAGES;

  private final IntLanes lanes;
  private final IntCosts costs;
  private final int[] columns;
  private final int[] row;
  private final int[] minima;

  /** Index of the first minimum of the current eight images. */
  private int from;

  public IntImageMinima(IntLanes lanes, WindowGrid grid, CellCosts costs) {
    super(grid, IMAGES, costs);
    this.lanes = lanes;
    this.costs = new IntCosts(lanes, grid, costs);
    this.columns = new int[columnsLength()];
    this.row = new int[rowLength];
    this.minima = new int[grid.windows() * TrainingBlocks.LANES];
  }

  @Override
  public void begin(byte[] query) {
    costs.begin(query);
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Integer.MAX_VALUE);
  }

  @Override
  public void update(byte[] block, int images) {
    update(block, images, 0, 0, grid.down().windows());
  }

  @Override
  void select(int group, int images) {
    from = group * grid.windows() * IMAGES;
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
    lanes.update(columns, first, ahead, minima, from + window * IMAGES, grid.across().windows());
  }

  @Override
  public void sums(long[] sums, int images) {
    Arrays.fill(sums, 0, images, 0);
    for (int image = 0; image < images; image++) {
      int at = image / IMAGES * IMAGES * grid.windows() + image % IMAGES;
      for (int window = 0; window < grid.windows(); window++) {
        sums[image] += (long) grid.weight(window) * minima[at + window * IMAGES];
      }
    }
  }
}
