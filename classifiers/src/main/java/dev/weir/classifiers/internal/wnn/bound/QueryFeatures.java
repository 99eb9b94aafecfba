package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/** The {@link CellFeatures} of some queries, and their errors by window. Not thread-safe. */
final class QueryFeatures {

  private final CellFeatures cells;
  private final WindowGrid grid;
  private final int[] errorsOfCells;
  private final int[][] features;
  private final FeatureErrors[] errors;

  /**
   * Allocates its memory.
   *
   * @param most the most queries at once
   */
  QueryFeatures(CellFeatures cells, WindowGrid grid, int most) {
    this.cells = cells;
    this.grid = grid;
    this.errorsOfCells = new int[grid.area()];
    this.features = new int[most][2 * grid.area()];
    this.errors = new FeatureErrors[most];
  }

  /** The most queries at once. */
  int most() {
    return features.length;
  }

  /**
   * Sets the queries.
   *
   * @param number how many, at most {@link #most}
   */
  void begin(byte[][] pixels, int number) {
    for (int query = 0; query < number; query++) {
      cells.ofQuery(pixels[query], features[query], errorsOfCells);
      errors[query] = new FeatureErrors(grid);
      errors[query].add(errorsOfCells, 1);
    }
  }

  /** For each cell both features; see {@link CellFeatures#ofQuery}. */
  int[] of(int query) {
    return features[query];
  }

  FeatureErrors errors(int query) {
    return errors[query];
  }
}
