package dev.weir.rocket;

import dev.weir.linear.LinearClassifier;

/**
 * A linear classifier laid out for the lanes of a {@link KernelBank}: standardisation is folded
 * into the weights, and targets are padded to a multiple of {@value #BLOCK}. Feature 2k of the
 * classifier is the PPV of kernel k, feature 2k + 1 its max. Immutable.
 */
final class LaneWeights {

  /** Targets summed at once: the doubles of a 256-bit register. */
  static final int BLOCK = 4;

  private final int classes;
  private final int stride;
  private final double[] ppv;
  private final double[] max;
  private final double[] intercepts;

  LaneWeights(LinearClassifier classifier, int classes, int kernels, KernelBank bank) {
    int targets = classifier.targets();
    this.classes = classes;
    this.stride = (targets + BLOCK - 1) / BLOCK * BLOCK;
    this.ppv = new double[Math.multiplyExact(bank.lanes(), stride)];
    this.max = new double[Math.multiplyExact(bank.lanes(), stride)];
    this.intercepts = new double[stride];
    for (int c = 0; c < targets; c++) {
      double intercept = classifier.intercept(c);
      for (int k = 0; k < kernels; k++) {
        intercept -= fold(classifier, 2 * k, c, ppv, bank.laneOf(k));
        intercept -= fold(classifier, 2 * k + 1, c, max, bank.laneOf(k));
      }
      intercepts[c] = intercept;
      if (!Double.isFinite(intercept)) {
        throw new IllegalArgumentException(
            "target %d has weights so large that its intercept is %s".formatted(c, intercept));
      }
    }
  }

  /** Returns the amount that the feature's mean subtracts from the intercept. */
  private double fold(LinearClassifier from, int feature, int target, double[] into, int lane) {
    double weight = from.coefficient(feature, target) / from.scale(feature);
    into[lane * stride + target] = weight;
    return weight * from.mean(feature);
  }

  int classes() {
    return classes;
  }

  int lanes() {
    return ppv.length / stride;
  }

  /** Number of targets, padded. */
  int stride() {
    return stride;
  }

  /** The weights of PPV: for each lane, all targets. */
  double[] ppv() {
    return ppv;
  }

  /** The weights of max: for each lane, all targets. */
  double[] max() {
    return max;
  }

  double[] intercepts() {
    return intercepts;
  }

  /** Converts sums to scores: with two classes there is one sum, d, and the scores are -d and d. */
  void toScores(double[] sums, double[] scores) {
    if (classes == 2) {
      scores[0] = -sums[0];
      scores[1] = sums[0];
    } else {
      System.arraycopy(sums, 0, scores, 0, classes);
    }
  }
}
