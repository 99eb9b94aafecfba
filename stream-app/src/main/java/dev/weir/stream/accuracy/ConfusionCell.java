package dev.weir.stream.accuracy;

import dev.weir.schemas.Labels;

/**
 * A cell of a confusion matrix.
 *
 * @param actual the true class
 * @param predicted the predicted class
 */
record ConfusionCell(String actual, String predicted) {
  /**
   * Whether the prediction is correct. Earlier versions accepted a class named {@link
   * Labels#OTHER}, which never counts as correct.
   */
  boolean isRight() {
    return actual.equals(predicted) && !actual.equals(Labels.OTHER);
  }
}
