package dev.weir.features;

import dev.weir.linear.LinearClassifier;

/**
 * A linear classifier laid out for scoring: standardisation is folded into the weights, which are
 * in the order of the transform's output, and targets are padded to a multiple of {@value #BLOCK}.
 * Immutable.
 */
final class FeatureWeights {

  /** Targets summed at once: the doubles of a 256-bit register. */
  static final int BLOCK = 4;

  private final int classes;
  private final FeatureLayout layout;
  private final int stride;
  private final double[] weights;
  private final double[] intercepts;

  FeatureWeights(LinearClassifier classifier, int classes, FeatureLayout layout) {
    int targets = classifier.targets();
    this.classes = classes;
    this.layout = layout;
    this.stride = (targets + BLOCK - 1) / BLOCK * BLOCK;
    this.weights = new double[Math.multiplyExact(layout.values(), stride)];
    this.intercepts = new double[stride];
    for (int c = 0; c < targets; c++) {
      double intercept = classifier.intercept(c);
      for (int f = 0; f < classifier.features(); f++) {
        double weight = classifier.coefficient(f, c) / classifier.scale(f);
        weights[layout.indexOf(f) * stride + c] = weight;
        intercept -= weight * classifier.mean(f);
      }
      intercepts[c] = intercept;
      if (!Double.isFinite(intercept)) {
        throw new IllegalArgumentException(
            "target %d has weights so large that its intercept is %s".formatted(c, intercept));
      }
    }
  }

  int classes() {
    return classes;
  }

  FeatureLayout layout() {
    return layout;
  }

  /** Number of targets, padded. */
  int stride() {
    return stride;
  }

  /** For each value of the layout, the weights of all targets. */
  double[] weights() {
    return weights;
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
