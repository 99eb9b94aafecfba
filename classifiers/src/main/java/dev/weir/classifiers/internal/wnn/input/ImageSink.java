package dev.weir.classifiers.internal.wnn.input;

/** Takes training images. */
public interface ImageSink {

  /**
   * Takes an image.
   *
   * @param pixels contains the image, row by row; to be copied
   * @param from index of its first pixel
   */
  void take(int label, byte[] pixels, int from);

  /** Called after the images of each part of the artifact. */
  default void reserve() {}
}
