package dev.weir.features;

import dev.weir.linear.LinearClassifier;

/**
 * A linear classifier laid out for scoring: standardisation is folded into the weights, and targets
 * are padded to a multiple of {@value #BLOCK}. Immutable.
 */
final class FeatureWeights {

  /** Targets summed at once: the doubles of a 256-bit register. */
  static final int BLOCK = 4;

  private final int classes;
  private final int features;
  private final int stride;
  private final double[] weights;
  private final double[] intercepts;

  FeatureWeights(LinearClassifier classifier, int classes) {
    int targets = classifier.targets();
    this.classes = classes;
    this.features = classifier.features();
    this.stride = (targets + BLOCK - 1) / BLOCK * BLOCK;
    this.weights = new double[Math.multiplyExact(features, stride)];
    this.intercepts = new double[stride];
    for (int c = 0; c < targets; c++) {
      double intercept = classifier.intercept(c);
      for (int f = 0; f < features; f++) {
        double weight = classifier.coefficient(f, c) / classifier.scale(f);
        weights[f * stride + c] = weight;
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

  int features() {
    return features;
  }

  /** Number of targets, padded. */
  int stride() {
    return stride;
  }

  /** For each feature, the weights of all targets. */
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
