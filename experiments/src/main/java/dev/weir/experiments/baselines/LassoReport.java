package dev.weir.experiments.baselines;

import java.util.List;

/**
 * Lasso compared with ridge on the same ROCKET features, for one seed.
 *
 * @param seed seed of the kernels
 * @param ridge accuracy of ridge with all kernels, 0 to 1
 * @param path lasso's results, by penalty
 * @param chosen the point whose penalty is best on held-out training signals
 */
public record LassoReport(long seed, double ridge, List<Point> path, Point chosen) {

  public LassoReport {
    path = List.copyOf(path);
  }

  /**
   * A fit with one penalty.
   *
   * @param alpha the penalty
   * @param accuracy on the test part, 0 to 1
   * @param features number of features with a non-zero coefficient in any class
   * @param kernels number of kernels with such a feature
   */
  public record Point(double alpha, double accuracy, int features, int kernels) {}
}
