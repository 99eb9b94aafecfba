package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.LinearSums;
import dev.weir.classifiers.internal.simd.LinearWeights;
import dev.weir.classifiers.linear.LinearClassifier;
import java.util.function.IntUnaryOperator;

/**
 * Where a transform writes its features, which is also the order in which a scorer adds them: in
 * two chains, so that dependent additions overlap. The first chain begins at index 0, the second at
 * {@code second}; both continue every {@code step} values. If the number of values is odd, the last
 * one belongs to the first chain.
 *
 * <p>Worked example: features in order, 0 to 4, are added as 0 + 2 + 4 and 1 + 3. Three kernels in
 * four lanes have their shares at 0 to 3 and their highest values at 4 to 7, and are added as 0 + 1
 * + 2 + 3 and 4 + 5 + 6 + 7, in which the padding of one lane has the weight 0.
 *
 * @param values number of values that the transform writes, including padding
 * @param second index of the second chain's first value
 * @param step distance from one value of a chain to the next
 * @param indices index of each feature's value
 */
public record FeatureLayout(int values, int second, int step, IntUnaryOperator indices) {

  /** Features in their own order. */
  public static FeatureLayout inOrder(int features) {
    return new FeatureLayout(features, 1, 2, feature -> feature);
  }

  /**
   * Two features per kernel, the first ones in one half and the second ones in the other.
   *
   * @param laneOf the index of each kernel's features within the halves
   * @param lanes length of a half
   */
  public static FeatureLayout halves(IntUnaryOperator laneOf, int lanes) {
    return new FeatureLayout(
        2 * lanes, lanes, 1, feature -> laneOf.applyAsInt(feature / 2) + feature % 2 * lanes);
  }

  /** The index of a feature's value. */
  public int indexOf(int feature) {
    return indices.applyAsInt(feature);
  }

  /**
   * The weights of a classifier for scoring: standardisation is folded in, they are in the order of
   * the values, and the targets are padded to a multiple of {@value LinearSums#BLOCK}.
   *
   * @throws IllegalArgumentException if an intercept is not finite
   */
  LinearWeights weights(LinearClassifier classifier) {
    int targets = classifier.targets();
    int stride = (targets + LinearSums.BLOCK - 1) / LinearSums.BLOCK * LinearSums.BLOCK;
    double[] weights = new double[Math.multiplyExact(values, stride)];
    double[] intercepts = new double[stride];
    for (int c = 0; c < targets; c++) {
      intercepts[c] = classifier.intercept(c);
      for (int f = 0; f < classifier.features(); f++) {
        double weight = classifier.coefficient(f, c) / classifier.scale(f);
        weights[indexOf(f) * stride + c] = weight;
        intercepts[c] -= weight * classifier.mean(f);
      }
      if (!Double.isFinite(intercepts[c])) {
        throw new IllegalArgumentException(
            "target %d has weights so large that its intercept is %s".formatted(c, intercepts[c]));
      }
    }
    return new LinearWeights(second, step, weights, intercepts);
  }
}
