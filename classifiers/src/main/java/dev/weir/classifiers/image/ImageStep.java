package dev.weir.classifiers.image;

/** One preprocessing step of a grey image; immutable and stateless. */
interface ImageStep {

  default int outputWidth(int width) {
    return width;
  }

  default int outputHeight(int height) {
    return height;
  }

  /**
   * Applies the step.
   *
   * @param from one byte per pixel, row by row
   * @param width width of {@code from}
   * @param height height of {@code from}
   * @param to another array, overwritten as far as the result reaches
   */
  void apply(byte[] from, int width, int height, byte[] to);
}
