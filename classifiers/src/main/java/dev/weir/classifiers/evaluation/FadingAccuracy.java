package dev.weir.classifiers.evaluation;

/**
 * Prequential accuracy with a fading factor (J. Gama, R. Sebastiao, P. P. Rodrigues, "On evaluating
 * stream learning algorithms", 2013): each label's weight is the next one's times the factor, so
 * the value reflects roughly the last 1 / (1 - factor) labels.
 *
 * <p>Labels arrive in batches without a known order; right and wrong ones are assumed to be spread
 * evenly. With batches of one this is the figure of the paper.
 *
 * <p>Worked example: at 0.999, 1,000 labels at 95% and then 1,000 at 50% give 0.62.
 */
public final class FadingAccuracy {
  private final double factor;
  private double correct;
  private double weight;

  /**
   * Starts without labels.
   *
   * @param factor above 0 and below 1
   */
  public FadingAccuracy(double factor) {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "a fading factor must be between 0 and 1, not %s".formatted(factor));
    }
    this.factor = factor;
  }

  /**
   * Adds the next batch.
   *
   * @param labelled number of labels
   * @param right number of correct predictions among them
   */
  public void add(long labelled, long right) {
    if (labelled == 0) {
      return;
    }
    double kept = Math.pow(factor, (double) labelled);
    double added = (1 - kept) / (1 - factor);
    correct = correct * kept + added * right / labelled;
    weight = weight * kept + added;
  }

  /** The accuracy, 0 to 1; NaN without labels. */
  public double value() {
    return correct / weight;
  }
}
