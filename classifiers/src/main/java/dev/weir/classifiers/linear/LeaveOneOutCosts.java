package dev.weir.classifiers.linear;

/**
 * Estimated costs of the leave-one-out methods for features of one shape, in nanoseconds of one
 * core and in 8-byte numbers held at a time. Nanoseconds are rough figures from one machine
 * (docs/decisions/linear-algebra.md); the cheapest method is mostly the same on others, and all
 * methods find the same fit.
 *
 * @param samples number of samples
 * @param features number of features
 * @param targets number of targets
 */
record LeaveOneOutCosts(int samples, int features, int targets) {

  private static final int PENALTIES = Ridge.alphas().length;

  /** A Java array holds slightly fewer than 2^31 elements. */
  private static final double MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /** A multiply-add in a matrix product with packed operands. */
  private static final double PRODUCT = 0.16;

  /** A multiply-add in a Cholesky factor and its inverse, times the cube of the size. */
  private static final double FACTOR = 0.035;

  /** A row of a Cholesky factor: diagonal blocks are computed element by element. */
  private static final double FACTOR_ROW = 3_500;

  /** Times the cube of the size, for a small matrix. */
  private static final double EIGEN = 0.7;

  /** Half of an eigendecomposition is memory-bound: this many more rows add a nanosecond. */
  private static final double EIGEN_ROWS = 2_500;

  /** A tridiagonalisation with its rotation, times the cube of the size, for a small matrix. */
  private static final double TRIDIAGONAL = 0.5;

  /** Its memory-bound part: this many more rows add a nanosecond. */
  private static final double TRIDIAGONAL_ROWS = 25_000;

  /** Arrays of the decomposed matrix's size, at most. */
  private static final int EIGEN_COPIES = 5;

  /** Arrays of the size of all features when these are rotated. */
  private static final int ROTATION_COPIES = 5;

  /** The cheapest method whose matrices fit into an array. */
  Method cheapest() {
    Method eigen = samples > features ? Method.TRIDIAGONAL_OF_FEATURES : Method.EIGEN_OF_SAMPLES;
    boolean possible = filled() * filled() <= MOST_NUMBERS;
    return possible && nanoseconds(Method.CHOLESKY) < nanoseconds(eigen) ? Method.CHOLESKY : eigen;
  }

  /** Approximate time on one core. */
  double nanoseconds(Method way) {
    double n = samples;
    double p = features;
    double columns = (double) PENALTIES * (targets + 1);
    return switch (way) {
      case TRIDIAGONAL_OF_FEATURES -> tridiagonal(p) + PRODUCT * n * p * (1.5 * p + columns);
      case EIGEN_OF_SAMPLES -> eigen(n) + PRODUCT * n * n * (0.5 * p + columns);
      case CHOLESKY -> factors() + PRODUCT * n * n * (0.5 * p + columns);
    };
  }

  /** Approximate number of values held at a time besides the features. */
  double numbers(Method way) {
    double n = samples;
    double p = features;
    double results = 3 * n * PENALTIES * targets;
    return switch (way) {
      case TRIDIAGONAL_OF_FEATURES -> ROTATION_COPIES * n * p + EIGEN_COPIES * p * p + results;
      case EIGEN_OF_SAMPLES -> 4 * n * p + EIGEN_COPIES * n * n + results;
      case CHOLESKY -> 3 * filled() * filled() + results;
    };
  }

  private static double eigen(double size) {
    return (EIGEN + size / EIGEN_ROWS) * size * size * size;
  }

  private static double tridiagonal(double size) {
    return (TRIDIAGONAL + size / TRIDIAGONAL_ROWS) * size * size * size;
  }

  private double factors() {
    double size = filled();
    return PENALTIES * (FACTOR * size * size * size + FACTOR_ROW * size);
  }

  private double filled() {
    return Math.ceil((double) samples / Cholesky.BLOCK) * Cholesky.BLOCK;
  }

  enum Method {
    /** {@link CovarianceLeaveOneOut}. */
    TRIDIAGONAL_OF_FEATURES,
    /** {@link GramLeaveOneOut}. */
    EIGEN_OF_SAMPLES,
    /** {@link CholeskyLeaveOneOut}. */
    CHOLESKY
  }
}
