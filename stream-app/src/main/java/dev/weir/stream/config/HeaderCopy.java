package dev.weir.stream.config;

import dev.weir.base.WireNamed;

/** Which outputs copy the headers of their input record. */
public enum HeaderCopy implements WireNamed {
  /** Dead letters only, so that a replay restores the record. */
  DEAD_LETTERS,
  /** Dead letters and predictions. */
  ALL,
  NONE;

  public boolean toPredictions() {
    return this == ALL;
  }

  public boolean toDeadLetters() {
    return this != NONE;
  }
}
