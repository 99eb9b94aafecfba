package dev.weir.scoreboard;

import dev.weir.wnn.WnnParameters;

/**
 * A run of WNN.
 *
 * @param train range of each class for training, as {@link dev.weir.data.ImageRange} reads it
 * @param test range of each class for testing
 * @param parameters of WNN
 * @param threshold that pixels are binarised by; 0 if they are not
 */
record WnnCase(String train, String test, WnnParameters parameters, int threshold) {

  /** A window that covers images of 28 x 28 from every pixel. */
  static final int WHOLE = 55;

  /** MNIST Balanced. */
  static WnnCase balanced(int window) {
    return new WnnCase("1:6000", "6001:", WnnParameters.of(window), 0);
  }

  /** The same with other ranges. */
  WnnCase on(String trainRange, String testRange) {
    return new WnnCase(trainRange, testRange, parameters, threshold);
  }

  /** The same with another p. */
  WnnCase withPower(int p) {
    return new WnnCase(train, test, parameters.withPower(p), threshold);
  }

  /** The same with pixels of 0 and 1. */
  WnnCase binarised(int least) {
    return new WnnCase(train, test, parameters, least);
  }

  /** The same with shifts of the training images. */
  WnnCase withShifts(int radius) {
    return new WnnCase(train, test, parameters.withShifts(radius), threshold);
  }

  /** Names all of it. */
  String id() {
    return "train %s test %s %s p=%.0f%s%s"
        .formatted(
            train,
            test,
            name(),
            parameters.power(),
            parameters.shifts() == 0 ? "" : " shifts=" + parameters.shifts(),
            threshold == 0 ? "" : " binarised=" + threshold);
  }

  /** {@code WNN11}, or {@code NN}. */
  String name() {
    return parameters.window() == WHOLE ? "NN" : "WNN" + parameters.window();
  }
}
