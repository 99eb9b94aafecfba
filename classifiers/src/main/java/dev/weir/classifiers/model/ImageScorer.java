package dev.weir.classifiers.model;

/** Scores raw images. A scorer owns scratch memory and is not thread-safe. */
public interface ImageScorer {

  /**
   * Scores one image; the class with the highest score is the prediction.
   *
   * @param width pixels per row
   * @param height rows
   * @param pixels one byte per pixel, 0 to 255, row by row
   * @param scores output: one score per class, in the model's order
   * @throws UnusableInputException if the image's size is not the model's
   */
  void score(int width, int height, byte[] pixels, double[] scores);
}
