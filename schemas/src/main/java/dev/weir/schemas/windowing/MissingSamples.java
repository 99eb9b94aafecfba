package dev.weir.schemas.windowing;

/** What becomes of samples that never arrive. */
public enum MissingSamples {
  /** Windows over them are never cut. */
  LOSE,
  /** Each repeats the sample before the gap. */
  HOLD,
  /** They lie on the line between the samples before and after the gap. */
  INTERPOLATE;

  boolean areFilled() {
    return this != LOSE;
  }
}
