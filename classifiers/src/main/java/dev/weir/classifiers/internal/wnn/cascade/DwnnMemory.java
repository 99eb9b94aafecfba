package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.wnn.definition.Extension;

/**
 * Memory of a DWNN scorer, for both twins, because the plain one runs while the other is compiled.
 * Worked example: with 60,000 images of 28 x 28 pixels, windows and pixels take 1.8 MB and the
 * bounds of the images 2.4 MB.
 *
 * @param width width of an image
 * @param height height of an image
 */
public record DwnnMemory(int width, int height) {

  /**
   * Per window, for 64 images each: 16 bits, 32 bits and a quarter of 16 for the windows on means;
   * twice and a quarter of 64 for the plain twin.
   */
  private static final int WINDOW_BYTES = 64 * (2 + 4 + 1 + 2 * 8 + 2);

  /** Per pixel, for both twins: two blocks of 64 images, a shifted one, and two of means. */
  private static final int PIXEL_BYTES = 2 * 64 * 5;

  /** Per image, for both twins: its bound, and the bounds in order, by means and in 16 bits. */
  private static final int IMAGE_BYTES = 2 * (4 + 8 + 8);

  /** Per column: sums of 64 images in 16 bits, and less for others. */
  private static final int COLUMN_BYTES = 64 * 16;

  /** Per window and query: 64 images in 16 bits, and a query's features and errors. */
  private static final int WINDOW_MANY_BYTES = 64 * 2 + 16;

  /** Per pixel, a quarter of a cell: features of nine extensions of 64 images, and their errors. */
  private static final int EXTENSION_BYTES = 64 * (9 * 2 + 4) / 4;

  /** Tables of all differences of two pixels, and objects. */
  private static final int FIXED_BYTES = 64 << 10;

  /** Memory of a scorer for this many training images, without the images. */
  public long ofScorer(int images, Extension extension) {
    long windows = (long) width * height;
    return FIXED_BYTES
        + 2 * new BlockVariants(extension, width, height).bytes()
        + windows * (WINDOW_BYTES + PIXEL_BYTES)
        + (long) COLUMN_BYTES * width
        + (long) IMAGE_BYTES * images;
  }

  /** Additional memory for many queries at once. */
  public long ofMany(int images) {
    long windows = (long) width * height;
    return ImageBounds.most(images) * ((long) Integer.BYTES * images + windows * WINDOW_MANY_BYTES)
        + windows * EXTENSION_BYTES;
  }
}
