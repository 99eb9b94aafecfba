package dev.weir.classifiers.internal.simd;

/**
 * The least sums of costs of the images of blocks, in every window. Arrays of minima hold {@link
 * #lanes} unsigned shorts per window, row by row: the least of all is the window's. Image i of a
 * block changes only value i modulo {@link #lanes}.
 */
public interface BoxMinima {

  /** The greatest sum. */
  int MOST = 0xffff;

  /** Values per window. */
  int lanes();

  /** The least of a window's values. */
  int least(short[] minima, int window);

  /** A value of 16 bits in both halves of an int, as kernels compare with it. */
  static int twice(int value) {
    return value | value << Short.SIZE;
  }
}
