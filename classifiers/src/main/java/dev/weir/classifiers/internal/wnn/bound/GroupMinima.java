package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;

/**
 * The least sums of rounded features in each window, for each group of images, and the bounds of
 * sets' distances that follow from them. Owns scratch memory; not thread-safe.
 */
final class GroupMinima {

  /** Rounds sums of floating-point numbers down. */
  static final double ROUNDED_DOWN = 1 - 1e-9;

  private final VariantGroups groups;
  private final WindowGrid grid;
  private final double unit;
  private final double scale;

  /** Square roots of lower bounds, by group and window. */
  private final double[][] roots;

  /**
   * For windows of cells.
   *
   * @param unit unit of the sums
   * @param scale length of a unit of a feature
   */
  GroupMinima(VariantGroups groups, WindowGrid grid, double unit, double scale) {
    this.groups = groups;
    this.grid = grid;
    this.unit = unit;
    this.scale = scale;
    this.roots = new double[groups.count()][grid.windows()];
  }

  /** Sets minima of a kernel to more than any sum. */
  static void clear(short[][] minima) {
    for (short[] each : minima) {
      Arrays.fill(each, (short) BoxMinima.MOST);
    }
  }

  /**
   * Sets the least sums of all windows.
   *
   * @param minima the kernel's, by group
   * @param ofClass errors of the training images, by group
   * @param ofQuery errors of the query
   */
  void set(short[][] minima, CellMinima kernel, FeatureErrors[] ofClass, FeatureErrors ofQuery) {
    for (int group = 0; group < roots.length; group++) {
      for (int window = 0; window < grid.windows(); window++) {
        double errors = ofClass[group].of(window) + ofQuery.of(window);
        int least = kernel.least(minima[group], window);
        roots[group][window] = Math.max(0, Math.sqrt(least * unit) - errors * scale);
      }
    }
  }

  /** The lower bound of a set's distance. */
  long bound(int set) {
    double sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      double least = Double.MAX_VALUE;
      for (int group = 0; group < roots.length; group++) {
        if (groups.isIn(set, group)) {
          least = Math.min(least, roots[group][window]);
        }
      }
      sum += grid.weight(window) * least * least;
    }
    return (long) (sum * ROUNDED_DOWN);
  }
}
