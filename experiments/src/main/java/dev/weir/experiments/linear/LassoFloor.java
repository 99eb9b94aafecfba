package dev.weir.experiments.linear;

/** Detects when lasso's descent gains no more than rounding between two checks. */
final class LassoFloor {

  /** Precision of the loss, as a share of the mean squared target. */
  private static final double ROUNDING = 1e-15;

  private final double step;
  private double loss = Double.POSITIVE_INFINITY;
  private double gap = Double.POSITIVE_INFINITY;

  /** {@code power} is the mean squared target. */
  LassoFloor(double power) {
    this.step = ROUNDING * power;
  }

  /** Whether, since the last check, the loss has not decreased and the gap has not halved. */
  boolean isReached(double lossNow, double gapNow) {
    boolean reached = lossNow >= loss - step && gapNow >= gap / 2;
    loss = lossNow;
    gap = gapNow;
    return reached;
  }
}
