package dev.weir.evaluation;

/**
 * Prequential accuracy with a fading factor (J. Gama, R. Sebastiao, P. P. Rodrigues, "On evaluating
 * stream learning algorithms", 2013): each label weighs as much as the next one times the factor,
 * so that the accuracy of the last 1 / (1 - factor) labels or so shows.
 *
 * <p>Labels come in batches, within which their order is not known: right and wrong ones are taken
 * to be spread evenly. With batches of one it is the figure of the paper.
 *
 * <p>Worked example: at 0.999, 1,000 labels at 95% and then 1,000 at 50% give 0.62.
 */
public final class FadingAccuracy {
  private final double factor;
  private double correct;
  private double weight;

  /**
   * Begins without labels.
   *
   * @param factor above 0 and below 1
   */
  public FadingAccuracy(double factor) {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "a fading factor of %s is not within 0 and 1".formatted(factor));
    }
    this.factor = factor;
  }

  /**
   * Adds the next batch.
   *
   * @param labelled how many labels there are
   * @param right how many of them agree with the prediction
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

  /** The accuracy, 0 to 1; NaN of no labels. */
  public double value() {
    return correct / weight;
  }
}
