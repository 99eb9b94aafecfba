package dev.weir.classifiers.dtw;

/**
 * Lower bound on the cost of the two ends of a warping path: the first samples are paired with each
 * other, and so are the last. An end with free samples counts as 0.
 *
 * <p>Source: T. Rakthanmanon and others, Searching and mining trillions of time series subsequences
 * under dynamic time warping (KDD 2012), section 4.2.2, after S. Kim, S. Park, W. Chu (2001).
 */
final class KimBound {

  private final boolean start;
  private final boolean end;

  KimBound(DtwSettings settings, int length) {
    Psi psi = settings.psi();
    this.start = psi.firstStart() == 0 && psi.secondStart() == 0;
    // A single sample is both ends and counts once.
    this.end = psi.firstEnd() == 0 && psi.secondEnd() == 0 && (length > 1 || !start);
  }

  /** A lower bound of the squared DTW distance, rounding included. */
  double of(double[] query, double[] training) {
    int last = query.length - 1;
    double bound = start ? square(query[0] - training[0]) : 0;
    return end ? bound + square(query[last] - training[last]) : bound;
  }

  private static double square(double difference) {
    return difference * difference;
  }
}
