package dev.weir.classifiers.internal.wnn.distance;

/** The sum of a class over all windows, one class at a time. Not thread-safe. */
public interface ClassDistance {

  /** Sets the query for the following sums. */
  void begin(byte[] query);

  /**
   * The sum for a class, in units of 1; or a lower bound of it above the limit, as soon as one is
   * known.
   *
   * @param rest lower bounds of the sum over all rows of windows from each row on; 0 after the last
   */
  long of(int label, long[] rest, long limit);

  /**
   * The distance of a class in each of the definition's windows, in units of 1.
   *
   * @param distances output, by centre pixel; 0 for windows that do not count
   */
  void windows(int label, long[] distances);

  /**
   * The terms of a class's sum, in units of 1: for each distinct window its least distance, times
   * the windows it represents. Only for k = 1.
   */
  long[] terms(int label);

  /**
   * Elementary operations so far; see {@link
   * dev.weir.classifiers.internal.wnn.minima.WindowNearest#operations}.
   */
  long operations();
}
