package dev.weir.classifiers.linear;

import java.util.Arrays;

/**
 * Standardises and weighs features: the sum of target c is intercept[c] + sum over f of
 * coefficient[f][c] * (x[f] - mean[f]) / scale[f]. With two classes there is one target d, and the
 * scores are -d and d; with more, each class has its own. Immutable.
 */
public final class LinearClassifier {

  private final double[] means;
  private final double[] scales;
  private final double[][] coefficients;
  private final double[] intercepts;

  /**
   * Keeps the numbers; arrays are copied.
   *
   * @param means for each feature
   * @param scales for each feature, greater than 0
   * @param coefficients for each feature, for each target
   * @param intercepts for each target
   * @throws IllegalArgumentException if the arrays do not match, or a number is not finite
   */
  public LinearClassifier(
      double[] means, double[] scales, double[][] coefficients, double[] intercepts) {
    this.means = means.clone();
    this.scales = scales.clone();
    this.coefficients = Arrays.stream(coefficients).map(double[]::clone).toArray(double[][]::new);
    this.intercepts = intercepts.clone();
    check();
  }

  /** Number of targets for this many classes. */
  public static int targets(int classes) {
    return classes == 2 ? 1 : classes;
  }

  /** Number of features. */
  public int features() {
    return means.length;
  }

  /** Number of targets. */
  public int targets() {
    return intercepts.length;
  }

  /** The mean, which is subtracted from a feature. */
  public double mean(int feature) {
    return means[feature];
  }

  /** The scale, by which a feature is then divided. */
  public double scale(int feature) {
    return scales[feature];
  }

  /** The weight of a standardised feature in a target. */
  public double coefficient(int feature, int target) {
    return coefficients[feature][target];
  }

  /** The intercept of a target. */
  public double intercept(int target) {
    return intercepts[target];
  }

  /**
   * Computes the scores of one sample, without allocation.
   *
   * @param features raw features of the sample
   * @param scores output, one per class: 2 if there is a single target
   */
  public void score(double[] features, double[] scores) {
    System.arraycopy(intercepts, 0, scores, 0, intercepts.length);
    for (int f = 0; f < means.length; f++) {
      double standardised = (features[f] - means[f]) / scales[f];
      for (int t = 0; t < intercepts.length; t++) {
        scores[t] += standardised * coefficients[f][t];
      }
    }
    if (intercepts.length == 1) {
      scores[1] = scores[0];
      scores[0] = -scores[0];
    }
  }

  /**
   * Turns the sums of the targets into class scores: with two classes there is one sum, d, and the
   * scores are -d and d.
   */
  public static void toScores(double[] sums, double[] scores) {
    if (scores.length == 2) {
      scores[0] = -sums[0];
      scores[1] = sums[0];
    } else {
      System.arraycopy(sums, 0, scores, 0, scores.length);
    }
  }

  /** The L2 norm, over the targets, of a feature's coefficients. */
  public double norm(int feature) {
    double sum = 0;
    for (double coefficient : coefficients[feature]) {
      sum += coefficient * coefficient;
    }
    return Math.sqrt(sum);
  }

  private void check() {
    if (scales.length != means.length || coefficients.length != means.length) {
      throw new IllegalArgumentException(
          "%d means, %d scales and coefficients of %d features do not match"
              .formatted(means.length, scales.length, coefficients.length));
    }
    if (intercepts.length == 0) {
      throw new IllegalArgumentException("a linear classifier needs at least 1 target");
    }
    checkFinite("intercept", intercepts);
    checkFinite("mean", means);
    checkFinite("scale", scales);
    for (int f = 0; f < means.length; f++) {
      checkFinite("coefficient of feature " + f, coefficients[f]);
      if (coefficients[f].length != intercepts.length || scales[f] <= 0) {
        throw new IllegalArgumentException(
            "feature %d has %d coefficients for %d targets, and a scale of %s"
                .formatted(f, coefficients[f].length, intercepts.length, scales[f]));
      }
    }
  }

  private static void checkFinite(String name, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("the %s must be finite, not %s".formatted(name, value));
      }
    }
  }
}
