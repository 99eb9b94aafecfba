package dev.weir.classifiers.internal.wnn.window;

import dev.weir.classifiers.wnn.definition.WindowSelection;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Square windows of one odd side, one centred on each pixel; the outside of the image counts as 0.
 * Windows with the same content are stored once, with a weight: the number of the definition's
 * windows that it represents and that count. This is the only place that knows the {@linkplain
 * WindowSelection selection} of windows: a window that does not count has the weight 0.
 */
public final class WindowGrid {

  private final WindowAxis across;
  private final WindowAxis down;

  /** The definition's windows that count. */
  private final BitSet kept;

  /** By row of pixels, then by window of the row of windows that represents it. */
  private final int[][] weightsOfPixels;

  /** By row of windows, then by window. */
  private final int[][] weightsOfRow;

  private WindowGrid(WindowAxis across, WindowAxis down, WindowSelection selection) {
    this.across = across;
    this.down = down;
    this.weightsOfPixels = new int[down.side()][across.windows()];
    this.weightsOfRow = new int[down.windows()][across.windows()];
    if (selection.all() != across.side() * down.side()) {
      throw new IllegalArgumentException(
          "a selection of %d windows does not match images of %d x %d"
              .formatted(selection.all(), across.side(), down.side()));
    }
    this.kept = selection.toBitSet();
    for (int window = kept.nextSetBit(0); window >= 0; window = kept.nextSetBit(window + 1)) {
      int y = window / across.side();
      int x = across.windowOf(window % across.side());
      weightsOfPixels[y][x]++;
      weightsOfRow[down.windowOf(y)][x]++;
    }
  }

  /** All windows count. */
  public static WindowGrid of(int width, int height, int window) {
    return of(width, height, window, WindowSelection.all(width * height));
  }

  public static WindowGrid of(int width, int height, int window, WindowSelection selection) {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "a window's side is an odd number of 1 or more, not " + window);
    }
    int radius = Math.min(window / 2, Math.max(width, height) - 1);
    return new WindowGrid(
        WindowAxis.ofPixels(width, radius), WindowAxis.ofPixels(height, radius), selection);
  }

  /**
   * The same windows over an image of 2 x 2 pixel cells, restricted to whole cells.
   *
   * @return null if they hold no whole cells
   */
  public static WindowGrid pooled(int width, int height, int window) {
    return pooled(width, height, window, WindowSelection.all(width * height));
  }

  public static WindowGrid pooled(int width, int height, int window, WindowSelection selection) {
    int radius = window / 2;
    return radius < 1 || width < 2 || height < 2
        ? null
        : new WindowGrid(
            WindowAxis.ofPairs(width, radius), WindowAxis.ofPairs(height, radius), selection);
  }

  public WindowAxis across() {
    return across;
  }

  public WindowAxis down() {
    return down;
  }

  /** Number of cells per image. */
  public int area() {
    return across.cells() * down.cells();
  }

  /** Number of distinct windows. */
  public int windows() {
    return across.windows() * down.windows();
  }

  /** Whether the definition's window around a pixel counts. */
  public boolean isKept(int pixel) {
    return kept.get(pixel);
  }

  /** The window that represents the definition's window around a pixel. */
  public int windowOf(int pixel) {
    return down.windowOf(pixel / across.side()) * across.windows()
        + across.windowOf(pixel % across.side());
  }

  /**
   * Number of the definition's windows that a window represents and that count; windows are indexed
   * row by row.
   */
  public int weight(int window) {
    return weightsOfRow[window / across.windows()][window % across.windows()];
  }

  /** The weights of a row of windows. */
  public int[] weightsOfRow(int row) {
    return weightsOfRow[row];
  }

  /** The part of the weights of a row of windows that stems from one row of pixels. */
  public int[] weightsOfPixels(int row) {
    return weightsOfPixels[row];
  }

  /** Whether a window of a row counts. */
  public boolean counts(int row) {
    return Arrays.stream(weightsOfRow[row]).anyMatch(weight -> weight > 0);
  }

  /** Number of distinct windows that count. */
  public int counting() {
    return (int)
        Arrays.stream(weightsOfRow)
            .flatMapToInt(Arrays::stream)
            .filter(weight -> weight > 0)
            .count();
  }

  public int largest() {
    return across.largest() * down.largest();
  }

  /** Total number of cells within the image over all of the definition's windows that count. */
  public long cellsOfAll() {
    long sum = 0;
    for (int window = 0; window < windows(); window++) {
      long width = across.size(window % across.windows());
      long height = down.size(window / across.windows());
      sum += weight(window) * width * height;
    }
    return sum;
  }
}
