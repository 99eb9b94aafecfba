package dev.weir.signal;

/** What a step does with the unit in which a signal is measured. */
enum Unit {

  /** Of values times 2, it makes what comes out times 2. */
  KEPT,

  /** Of values times 2, it makes the same. */
  DROPPED,

  /** Of values times 2, it makes something else: it compares them with a number of its own. */
  MATTERS
}
