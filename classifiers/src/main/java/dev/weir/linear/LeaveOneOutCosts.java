package dev.weir.linear;

/**
 * What the ways to leave each sample out cost for features of a shape, in nanoseconds of one core
 * and in numbers of 8 bytes that are held at a time. Nanoseconds are rough, from one machine
 * (docs/decisions/linear-algebra.md); which way is cheapest is much the same on another, and all of
 * them find the same fit.
 *
 * @param samples how many
 * @param features how many
 * @param targets how many
 */
record LeaveOneOutCosts(int samples, int features, int targets) {

  private static final int PENALTIES = Ridge.alphas().length;

  /** A Java array holds few less than 2^31. */
  private static final double MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /** A multiplication and its addition in a matrix product, its operands packed. */
  private static final double PRODUCT = 0.16;

  /** The same in a Cholesky factor and its inverse, by the cube of the size. */
  private static final double FACTOR = 0.035;

  /** A row of a Cholesky factor: blocks on the diagonal are done one number at a time. */
  private static final double FACTOR_ROW = 3_500;

  /** By the cube of the size, for a small matrix. */
  private static final double EIGEN = 0.7;

  /** Half of an eigendecomposition waits for memory: so many rows more add a nanosecond. */
  private static final double EIGEN_ROWS = 2_500;

  /** Arrays that ojAlgo and we hold of the size of a decomposed matrix. */
  private static final int EIGEN_COPIES = 5;

  /** Arrays of the size of all features when these are rotated. */
  private static final int ROTATION_COPIES = 5;

  /** The cheapest way whose matrices fit an array. */
  Way cheapest() {
    Way eigen = samples > features ? Way.EIGEN_OF_FEATURES : Way.EIGEN_OF_SAMPLES;
    boolean possible = filled() * filled() <= MOST_NUMBERS;
    return possible && nanoseconds(Way.CHOLESKY) < nanoseconds(eigen) ? Way.CHOLESKY : eigen;
  }

  /** How long a way takes one core, about. */
  double nanoseconds(Way way) {
    double n = samples;
    double p = features;
    double columns = (double) PENALTIES * (targets + 1);
    return switch (way) {
      case EIGEN_OF_FEATURES -> eigen(p) + PRODUCT * n * p * (1.5 * p + columns);
      case EIGEN_OF_SAMPLES -> eigen(n) + PRODUCT * n * n * (0.5 * p + columns);
      case CHOLESKY -> factors() + PRODUCT * n * n * (0.5 * p + columns);
    };
  }

  /** Numbers that a way holds at a time beside the features, about. */
  double numbers(Way way) {
    double n = samples;
    double p = features;
    double results = 3 * n * PENALTIES * targets;
    return switch (way) {
      case EIGEN_OF_FEATURES -> ROTATION_COPIES * n * p + EIGEN_COPIES * p * p + results;
      case EIGEN_OF_SAMPLES -> 4 * n * p + EIGEN_COPIES * n * n + results;
      case CHOLESKY -> 3 * filled() * filled() + results;
    };
  }

  private static double eigen(double size) {
    return (EIGEN + size / EIGEN_ROWS) * size * size * size;
  }

  private double factors() {
    double size = filled();
    return PENALTIES * (FACTOR * size * size * size + FACTOR_ROW * size);
  }

  private double filled() {
    return Math.ceil((double) samples / Cholesky.BLOCK) * Cholesky.BLOCK;
  }

  /** A way to leave each sample out. */
  enum Way {
    /** {@link CovarianceLeaveOneOut}. */
    EIGEN_OF_FEATURES,
    /** {@link GramLeaveOneOut}. */
    EIGEN_OF_SAMPLES,
    /** {@link CholeskyLeaveOneOut}. */
    CHOLESKY
  }
}
