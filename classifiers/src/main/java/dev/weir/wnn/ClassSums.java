package dev.weir.wnn;

/** A class's sum over all windows, one class at a time. For one thread at a time. */
interface ClassSums {

  /** Takes the query that the next sums are for. */
  void begin(byte[] query);

  /**
   * The sum for a class, in units of 1; or, as soon as it is known to exceed a limit, a lower bound
   * of it that does.
   *
   * @param rest lower bounds of the sum over the rows of windows from each on, 0 after the last
   */
  long of(int label, long[] rest, long limit);

  /** Elementary operations so far; see {@link WindowMinima#operations}. */
  long operations();
}
