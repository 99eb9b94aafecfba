package dev.weir.wnn;

/** A class's sum over all windows, one class at a time. For one thread at a time. */
interface ClassSums {

  /** Takes the query that the next sums are for. */
  void begin(byte[] query);

  /** The sum for a class, in units of {@link CellCosts#shift}. */
  long of(int label);
}
