package dev.weir.linear;

/** Where lasso's descent from look to look gains no more than rounding takes away. */
final class LassoFloor {

  /** The loss is known to no more, as a share of the mean squared target. */
  private static final double ROUNDING = 1e-15;

  private final double step;
  private double loss = Double.POSITIVE_INFINITY;
  private double gap = Double.POSITIVE_INFINITY;

  /** Begins above all; {@code power} is the mean squared target. */
  LassoFloor(double power) {
    this.step = ROUNDING * power;
  }

  /** Tells whether neither the loss has become less since the last look nor the gap half. */
  boolean isReached(double lossNow, double gapNow) {
    boolean reached = lossNow >= loss - step && gapNow >= gap / 2;
    loss = lossNow;
    gap = gapNow;
    return reached;
  }
}
