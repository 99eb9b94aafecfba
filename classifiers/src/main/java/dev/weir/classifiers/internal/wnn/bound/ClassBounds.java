package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.List;

/**
 * Lower bounds of the classes' distances for many queries at once, for each of several sets of
 * training images. Not thread-safe.
 */
public interface ClassBounds {

  /** Of the minima of cells of a group of images, and of those of pixels. */
  int MOST_BYTES = 8 << 20;

  /**
   * How many queries' minima fit.
   *
   * @param lanes images with minima of their own
   * @param limit the most queries at once
   */
  static int most(WindowGrid grid, int lanes, int limit) {
    return Math.clamp(MOST_BYTES / ((long) grid.windows() * lanes * Short.BYTES), 1, limit);
  }

  /** The most queries at once. */
  int most();

  /**
   * Sets the queries for the following bounds.
   *
   * @param pixels queries that are not brighter than the training images
   * @param number how many, at most {@link #most}
   */
  void begin(byte[][] pixels, int number);

  /**
   * Computes the bounds of a class.
   *
   * @param lower output, by set and query, in units of 1
   */
  void bound(int label, long[][] lower);

  /**
   * Blocks of images of a class that are probably nearest to a query in some windows, padded with
   * copies; empty if none are known. Not changed later.
   */
  default List<byte[]> promising(int label, int query) {
    return List.of();
  }

  /**
   * Elementary operations so far; see {@link
   * dev.weir.classifiers.internal.wnn.minima.WindowNearest#operations}.
   */
  long operations();
}
