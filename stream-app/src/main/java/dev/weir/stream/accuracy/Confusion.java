package dev.weir.stream.accuracy;

import dev.weir.schemas.Labels;

/**
 * A cell of a confusion matrix.
 *
 * @param actual the true class
 * @param predicted the predicted class
 */
record Confusion(String actual, String predicted) {
  /**
   * A class that an earlier version took by the name {@link Labels#OTHER} is none that is meant.
   */
  boolean isRight() {
    return actual.equals(predicted) && !actual.equals(Labels.OTHER);
  }
}
