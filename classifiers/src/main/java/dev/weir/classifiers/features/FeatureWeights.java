package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.LinearSums;
import dev.weir.classifiers.internal.simd.LinearWeights;
import dev.weir.classifiers.linear.LinearClassifier;

/** Weights of features, laid out for scoring. */
final class FeatureWeights {

  private FeatureWeights() {}

  /**
   * Folds standardisation into the weights, puts them into the order of a transform's output, and
   * pads the targets to a multiple of {@value LinearSums#BLOCK}.
   *
   * @throws IllegalArgumentException if an intercept is not finite
   */
  static LinearWeights of(LinearClassifier classifier, FeatureLayout layout) {
    int targets = classifier.targets();
    int stride = (targets + LinearSums.BLOCK - 1) / LinearSums.BLOCK * LinearSums.BLOCK;
    double[] weights = new double[Math.multiplyExact(layout.values(), stride)];
    double[] intercepts = new double[stride];
    for (int c = 0; c < targets; c++) {
      intercepts[c] = classifier.intercept(c);
      for (int f = 0; f < classifier.features(); f++) {
        double weight = classifier.coefficient(f, c) / classifier.scale(f);
        weights[layout.indexOf(f) * stride + c] = weight;
        intercepts[c] -= weight * classifier.mean(f);
      }
      if (!Double.isFinite(intercepts[c])) {
        throw new IllegalArgumentException(
            "target %d has weights so large that its intercept is %s".formatted(c, intercepts[c]));
      }
    }
    return new LinearWeights(layout.second(), layout.step(), weights, intercepts);
  }
}
