package dev.weir.trainer;

import java.util.List;

/**
 * Lasso beside ridge on the same features of ROCKET: one seed.
 *
 * @param seed of the kernels
 * @param ridge accuracy of ridge with all kernels, 0 to 1
 * @param path what lasso comes to, for each penalty
 * @param chosen the point of the path whose penalty did best on training signals held out
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
   * @param features with a coefficient that is not 0, in any class
   * @param kernels with such a feature
   */
  public record Point(double alpha, double accuracy, int features, int kernels) {}
}
