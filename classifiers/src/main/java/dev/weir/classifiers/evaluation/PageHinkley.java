package dev.weir.classifiers.evaluation;

/**
 * The Page-Hinkley test for an increase of an error rate (E. S. Page, "Continuous inspection
 * schemes", 1954; D. V. Hinkley, "Inference about the change-point from cumulative sum tests",
 * 1971), on counts instead of single predictions.
 *
 * <p>After each batch of n predictions with e errors, m grows by e - n (mean + tolerance), where
 * mean is the error rate of all predictions so far, including this batch. The statistic is m minus
 * its minimum so far: approximately the number of excess errors since that minimum. It alarms above
 * the threshold. With batches of one this is the textbook test. Errors within a batch are not
 * ordered, so batches should be short compared with the time in which a change must be detected.
 *
 * <p>Worked example: at 5% errors and a tolerance of 0.01, 10,000 predictions leave m near -100,
 * its minimum. If the rate then becomes 15%, each further 100 predictions add about 9: a threshold
 * of 50 is exceeded after some 560.
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
   * Starts a test.
   *
   * @param tolerance increase of the rate that is not detected, 0 or more
   * @param threshold number of excess errors that raises an alarm, greater than 0
   * @param least number of predictions before an alarm is possible
   */
  public PageHinkley(double tolerance, double threshold, long least) {
    if (!(tolerance >= 0) || !(threshold > 0) || least < 0) {
      throw new IllegalArgumentException(
          "tolerance %s, threshold %s and least count %d are not a valid test"
              .formatted(tolerance, threshold, least));
    }
    this.tolerance = tolerance;
    this.threshold = threshold;
    this.least = least;
  }

  /**
   * Adds the next batch.
   *
   * @param predictions number of predictions
   * @param wrong number of wrong ones
   * @return whether the rate has increased
   */
  public boolean add(long predictions, long wrong) {
    if (wrong < 0 || wrong > predictions) {
      throw new IllegalArgumentException(
          "%d of %d predictions cannot be wrong".formatted(wrong, predictions));
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

  /** Number of excess errors since the turning point; 0 without predictions. */
  public double statistic() {
    return count == 0 ? 0 : sum - lowest;
  }

  /** Number of predictions since the turning point, the estimated start of the increase. */
  public long countSince() {
    return count - countAtLowest;
  }

  /** The error rate up to the turning point; NaN without predictions. */
  public double rateBefore() {
    return (double) errorsAtLowest / countAtLowest;
  }

  /** The error rate since the turning point; NaN without predictions. */
  public double rateSince() {
    return (double) (errors - errorsAtLowest) / countSince();
  }
}
