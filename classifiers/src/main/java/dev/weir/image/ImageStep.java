package dev.weir.image;

/** One preprocessing step of a grey image; immutable and without state. */
interface ImageStep {

  /** The width of what comes out. */
  default int outputWidth(int width) {
    return width;
  }

  /** The height of what comes out. */
  default int outputHeight(int height) {
    return height;
  }

  /**
   * Makes an image of another.
   *
   * @param from row by row, a byte a pixel
   * @param width of {@code from}
   * @param height of {@code from}
   * @param to another array, overwritten as far as the result reaches
   */
  void apply(byte[] from, int width, int height, byte[] to);
}
