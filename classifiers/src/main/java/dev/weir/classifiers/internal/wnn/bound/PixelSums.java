package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.PixelMinima;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/**
 * Least sums of squared differences in 16 bits, with the number of bits shifted out and a count of
 * operations. Owns scratch memory; not thread-safe.
 */
public final class PixelSums {

  /**
   * A window's sum does not stop below this part of the greatest: images that count are hardly ever
   * that far away.
   */
  private static final int PART = 9;

  private final WindowGrid grid;
  private final int shift;
  private final PixelMinima kernel;
  private long operations;

  public PixelSums(WindowGrid grid, int brightest, Vectorization vectors) {
    this.grid = grid;
    this.shift = shift(grid, brightest);
    this.kernel = vectors.pixels(grid.across().boxes(), grid.down().boxes(), shift);
  }

  /**
   * The least right shift of squares by which a column of the largest window fits 16 bits, and its
   * sum does not stop too early: 4 for windows of 11.
   */
  private static int shift(WindowGrid grid, int brightest) {
    int shift = 0;
    long square = (long) brightest * brightest;
    while ((square >> shift) * grid.down().largest() > BoxMinima.MOST
        || ((long) BoxMinima.MOST << shift) * PART < square * grid.largest()) {
      shift++;
    }
    return shift;
  }

  public WindowGrid grid() {
    return grid;
  }

  /** Right shift of squares. */
  int shift() {
    return shift;
  }

  /** The maximum error of the sum over all windows, in units of 1. */
  long gap() {
    return ((1L << shift) - 1) * grid.cellsOfAll();
  }

  public PixelMinima kernel() {
    return kernel;
  }

  /** Elements of an array of minima. */
  int length() {
    return grid.windows() * kernel.lanes();
  }

  /** Sets the pixels of a query, as {@link #update} compares with them. */
  static void set(byte[] pixels, int[] query) {
    for (int k = 0; k < pixels.length; k++) {
      query[k] = BoxMinima.twice(pixels[k] & 0xff);
    }
  }

  /**
   * Lowers minima where an image of the block is nearer.
   *
   * @param images number of images, without padding
   */
  void update(byte[] block, int images, int[] query, short[] minima) {
    kernel.update(block, query, minima);
    operations += images * operationsEach();
  }

  /**
   * For one image: difference, square, shift and addition per pixel that enters or leaves the
   * columns, and four per window, one of them the minimum.
   */
  private long operationsEach() {
    WindowAxis down = grid.down();
    long leaving = Math.clamp(down.windows() - down.before() - 1L, 0, down.cells());
    return 4 * (grid.area() + leaving * grid.across().cells()) + 4L * grid.windows();
  }

  /**
   * Elementary operations so far; see {@link
   * dev.weir.classifiers.internal.wnn.minima.WindowNearest#operations}.
   */
  long operations() {
    return operations;
  }
}
