package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;

/** The greatest sums of squared errors of features in each window, over images. Not thread-safe. */
final class FeatureErrors {

  private final WindowGrid grid;
  private final int[] greatest;

  FeatureErrors(WindowGrid grid) {
    this.grid = grid;
    this.greatest = new int[grid.windows()];
  }

  /** Without images, as many as there are groups. */
  static FeatureErrors[] of(WindowGrid grid, int groups) {
    FeatureErrors[] all = new FeatureErrors[groups];
    Arrays.setAll(all, group -> new FeatureErrors(grid));
    return all;
  }

  /** The length of the longest vector of errors in a window, in units of a feature. */
  double of(int window) {
    return Math.sqrt(greatest[window] / CellFeatures.ERROR_UNITS);
  }

  /**
   * Adds images.
   *
   * @param errors for each cell as many as there are images
   */
  void add(int[] errors, int images) {
    int cells = grid.across().cells();
    int[] columns = new int[cells * images];
    for (int y = 0; y < grid.down().windows(); y++) {
      Arrays.fill(columns, 0);
      for (int row = grid.down().begin(y); row < grid.down().end(y); row++) {
        for (int i = 0; i < columns.length; i++) {
          columns[i] += errors[row * columns.length + i];
        }
      }
      addRow(columns, images, y * grid.across().windows());
    }
  }

  private void addRow(int[] columns, int images, int first) {
    int[] sums = new int[images];
    for (int x = 0; x < grid.across().windows(); x++) {
      Arrays.fill(sums, 0);
      for (int column = grid.across().begin(x); column < grid.across().end(x); column++) {
        for (int i = 0; i < images; i++) {
          sums[i] += columns[column * images + i];
        }
      }
      for (int sum : sums) {
        greatest[first + x] = Math.max(greatest[first + x], sum);
      }
    }
  }
}
