package dev.weir.model;

/** Scores raw images. A scorer owns its scratch memory: it is for one thread at a time. */
public interface ImageScorer {

  /**
   * Scores one image; the class with the highest score is the prediction.
   *
   * @param width pixels a row
   * @param height rows
   * @param pixels a byte a pixel, 0 to 255, row by row
   * @param scores filled in: one score for each of the model's classes, in their order
   * @throws UnusableInputException if the image is of another size than the model takes
   */
  void score(int width, int height, byte[] pixels, double[] scores);
}
