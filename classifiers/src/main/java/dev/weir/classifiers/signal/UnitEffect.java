package dev.weir.classifiers.signal;

/** The effect of a step on the unit of a signal. */
enum UnitEffect {

  /** Doubling the values doubles the result. */
  KEPT,

  /** Doubling the values does not change the result. */
  DROPPED,

  /**
   * Doubling the values changes the result in another way: the step compares them with a constant.
   */
  MATTERS
}
