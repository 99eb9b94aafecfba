package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/** The faster of two ways to find the nearest images in 16 bits, for k = 1. */
public final class ShortNearest {

  /** Up to this share of windows, prefix sums are faster than sliding ones. */
  private static final double FEW = 0.25;

  private ShortNearest() {}

  public static BlockBounds of(ShortLanes lanes, WindowGrid grid, CellCosts costs) {
    return grid.counting() <= FEW * grid.windows() && PrefixWindowNearest.supports(grid, costs)
        ? new PrefixWindowNearest(lanes, grid, costs)
        : new ShortWindowNearest(lanes, grid, costs, 1);
  }
}
