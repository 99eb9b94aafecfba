package dev.weir.classifiers.dtw;

/**
 * Lower bound on the cost of all samples of a signal that need a partner: each is paired with a
 * sample of the training signal within the window, so it costs at least its distance to the range
 * of these samples. Samples that are free at an end count as 0. Without a window the range covers
 * the whole training signal, and the bound is weak.
 *
 * <p>Terms are added in sample order, as on every path, so the bound does not exceed the squared
 * DTW distance even in the last bit: rounding is monotonic.
 *
 * <p>Source: E. Keogh, C. Ratanamahatana, Exact indexing of dynamic time warping (2005).
 */
final class KeoghBound {

  private final int from;
  private final int to;
  private final double[][] lower;
  private final double[][] upper;

  KeoghBound(DtwSettings settings, double[][] training) {
    int length = training[0].length;
    this.from = settings.psi().firstStart();
    this.to = length - settings.psi().firstEnd();
    this.lower = new double[training.length][length];
    this.upper = new double[training.length][length];
    for (int s = 0; s < training.length; s++) {
      for (int i = 0; i < length; i++) {
        cover(settings, training[s], s, i);
      }
    }
  }

  /**
   * A lower bound of the squared DTW distance to a training signal, rounding included.
   *
   * @param limit the sum may be incomplete once it exceeds this
   */
  double of(double[] query, int signal, double limit) {
    double[] low = lower[signal];
    double[] high = upper[signal];
    double sum = 0;
    for (int i = from; i < to && sum <= limit; i++) {
      double outside = Math.max(0, Math.max(query[i] - high[i], low[i] - query[i]));
      sum += outside * outside;
    }
    return sum;
  }

  private void cover(DtwSettings settings, double[] training, int signal, int i) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int j = settings.from(i); j <= settings.to(i, training.length); j++) {
      low = Math.min(low, training[j]);
      high = Math.max(high, training[j]);
    }
    lower[signal][i] = low;
    upper[signal][i] = high;
  }
}
