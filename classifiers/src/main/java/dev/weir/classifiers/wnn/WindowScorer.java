package dev.weir.classifiers.wnn;

import java.util.Map;

/** Classifies images and counts how they were decided. Owns scratch memory; not thread-safe. */
public interface WindowScorer {

  /** The class of an image, given its pixels, row by row. */
  int predict(byte[] image);

  /**
   * The classes of many images, which may be faster than one at a time.
   *
   * @param images their pixels, row by row
   * @param count number of images
   * @param predicted output, one per image
   */
  void predict(byte[][] images, int count, int[] predicted);

  /**
   * A distance of each class, in the units of {@link WnnClassifier#unitsPerOne}; the first least
   * one is that of {@link #predict}.
   *
   * @param image its pixels, row by row
   * @param distances output, one per class
   */
  void distances(byte[] image, long[] distances);

  /** Number of predicted images by how they were decided, by name in reports. */
  Map<String, Long> decided();

  /** Elementary operations so far, counted like {@link WnnScorer#operations}. */
  long operations();
}
