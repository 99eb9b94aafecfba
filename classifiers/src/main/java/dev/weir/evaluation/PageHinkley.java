package dev.weir.evaluation;

/**
 * Page and Hinkley's test for a rise of an error rate (E. S. Page, "Continuous inspection schemes",
 * 1954; D. V. Hinkley, "Inference about the change-point from cumulative sum tests", 1971), on
 * counts instead of single predictions.
 *
 * <p>After each batch of n predictions with e errors, m grows by e - n (mean + tolerance), where
 * mean is the error rate of all predictions so far, this batch included. The statistic is m minus
 * its least value so far: about how many errors too many there have been since then. It alarms
 * above the threshold. With batches of one this is the test of the books; errors within a batch
 * count alike, so batches should be short against the time in which a change must be seen.
 *
 * <p>Worked example: at 5% errors and a tolerance of 0.01, 10,000 predictions leave m near -100,
 * its least value. If the rate then becomes 15%, each further 100 predictions add about 9: a
 * threshold of 50 is passed after some 560.
 */
public final class PageHinkley {
  private final double tolerance;
  private final double threshold;
  private final long least;
  private long count;
  private long errors;
  private double sum;
  private double lowest = Double.POSITIVE_INFINITY;
  private long countAtLowest;
  private long errorsAtLowest;

  /**
   * Begins a test.
   *
   * @param tolerance how much the rate may rise without being noticed, 0 or more
   * @param threshold the number of errors too many that alarms, greater than 0
   * @param least how many predictions must have been seen before it may alarm
   */
  public PageHinkley(double tolerance, double threshold, long least) {
    if (!(tolerance >= 0) || !(threshold > 0) || least < 0) {
      throw new IllegalArgumentException(
          "tolerance %s, threshold %s and least count %d are no test"
              .formatted(tolerance, threshold, least));
    }
    this.tolerance = tolerance;
    this.threshold = threshold;
    this.least = least;
  }

  /**
   * Adds the next batch.
   *
   * @param predictions how many there were
   * @param wrong how many of them were wrong
   * @return whether the rate has risen
   */
  public boolean add(long predictions, long wrong) {
    if (wrong < 0 || wrong > predictions) {
      throw new IllegalArgumentException("%d of %d cannot be wrong".formatted(wrong, predictions));
    }
    if (predictions == 0) {
      return false;
    }
    count += predictions;
    errors += wrong;
    sum += wrong - predictions * ((double) errors / count + tolerance);
    if (sum < lowest) {
      lowest = sum;
      countAtLowest = count;
      errorsAtLowest = errors;
    }
    return count >= least && statistic() > threshold;
  }

  /** How many errors too many there have been since the turning point; 0 of nothing. */
  public double statistic() {
    return count == 0 ? 0 : sum - lowest;
  }

  /** Predictions so far. */
  public long count() {
    return count;
  }

  /** Predictions since the turning point, where the rise seems to have begun. */
  public long countSince() {
    return count - countAtLowest;
  }

  /** The error rate up to the turning point; NaN of nothing. */
  public double rateBefore() {
    return (double) errorsAtLowest / countAtLowest;
  }

  /** The error rate since the turning point; NaN of nothing. */
  public double rateSince() {
    return (double) (errors - errorsAtLowest) / countSince();
  }
}
