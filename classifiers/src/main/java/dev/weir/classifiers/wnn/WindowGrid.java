package dev.weir.classifiers.wnn;

/**
 * Square windows of one odd side, one centred on each pixel; the outside of the image counts as 0.
 * Windows with the same content are stored once, with a weight.
 *
 * @param across from left to right
 * @param down from top to bottom
 */
record WindowGrid(WindowAxis across, WindowAxis down) {

  static WindowGrid of(int width, int height, int window) {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "a window's side is an odd number of 1 or more, not " + window);
    }
    int radius = Math.min(window / 2, Math.max(width, height) - 1);
    return new WindowGrid(WindowAxis.ofPixels(width, radius), WindowAxis.ofPixels(height, radius));
  }

  /**
   * The same windows over an image of 2 x 2 pixel cells, restricted to whole cells.
   *
   * @return null if they hold no whole cells
   */
  static WindowGrid pooled(int width, int height, int window) {
    int radius = window / 2;
    return radius < 1 || width < 2 || height < 2
        ? null
        : new WindowGrid(WindowAxis.ofPairs(width, radius), WindowAxis.ofPairs(height, radius));
  }

  /** Number of cells per image. */
  int area() {
    return across.cells() * down.cells();
  }

  /** Number of distinct windows. */
  int windows() {
    return across.windows() * down.windows();
  }

  /**
   * Number of the definition's windows that a window represents; windows are indexed row by row.
   */
  int weight(int window) {
    return across.weight(window % across.windows()) * down.weight(window / across.windows());
  }

  int largest() {
    return across.largest() * down.largest();
  }

  /** Total number of cells within the image over all of the definition's windows. */
  long cellsOfAll() {
    return across.cellsOfAll() * down.cellsOfAll();
  }
}
