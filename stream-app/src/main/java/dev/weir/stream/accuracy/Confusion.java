package dev.weir.stream.accuracy;

/**
 * A cell of a confusion matrix.
 *
 * @param actual the true class
 * @param predicted the predicted class
 */
record Confusion(String actual, String predicted) {
  boolean isRight() {
    return actual.equals(predicted);
  }
}
