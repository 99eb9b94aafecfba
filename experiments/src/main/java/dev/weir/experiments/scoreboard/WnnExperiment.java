package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.trainer.compare.PublishedWnn;

/**
 * A run of WNN on images of 28 x 28.
 *
 * @param train training range of each class, as for {@link dev.weir.trainer.data.ImageRange}, or
 *     {@value #FILE} for the training file
 * @param test test range of each class, likewise, or {@value #FILE} for the test file
 * @param parameters parameters of WNN
 * @param threshold pixels of at least this become 1, others 0; {@value #GREY} if they are unchanged
 */
record WnnExperiment(String train, String test, WnnParameters parameters, int threshold) {

  /** The files' own split. */
  static final String FILE = "file";

  /** Pixels are unchanged. */
  static final int GREY = 0;

  /** The same with other windows. */
  WnnExperiment withWindow(int window) {
    return new WnnExperiment(train, test, parameters.withWindow(window), threshold);
  }

  /** The same with other ranges. */
  WnnExperiment on(String trainRange, String testRange) {
    return new WnnExperiment(trainRange, testRange, parameters, threshold);
  }

  /** The same with another p. */
  WnnExperiment withPower(int p) {
    return new WnnExperiment(train, test, parameters.withPower(p), threshold);
  }

  /** The same with pixels of 0 and 1. */
  WnnExperiment binarised(int least) {
    return new WnnExperiment(train, test, parameters, least);
  }

  /** The same with shifts of the training images. */
  WnnExperiment withShifts(int radius) {
    return new WnnExperiment(train, test, parameters.withShifts(radius), threshold);
  }

  /** The same with an extension of the training images. */
  WnnExperiment extended(Extension extension) {
    return new WnnExperiment(train, test, parameters.withExtension(extension), threshold);
  }

  /** An id of the run with all its settings. */
  String id() {
    Extension extension = parameters.extension();
    String extended =
        extension.hasOnlyShifts() ? "shifts=" + extension.shifts() : "extend=" + extension.text();
    return "%s train %s test %s p=%.0f %s threshold=%d"
        .formatted(name(), train, test, parameters.power(), extended, threshold);
  }

  /** {@code WNN11}, or {@code NN} for plain nearest neighbour. */
  String name() {
    return parameters.window() == PublishedWnn.WHOLE ? "NN" : "WNN" + parameters.window();
  }

  /** Whether the files' own split is used. */
  boolean isSplitByFiles() {
    return train.equals(FILE);
  }

  /** Approximate relative duration. */
  double weight() {
    double images = isSplitByFiles() ? 6000 : Double.parseDouble(train.substring(2));
    double each = parameters.power() == 2 ? 1 : parameters.power() == 1 ? 2 : 5;
    return images / 1000 * each * parameters.imagesEach();
  }
}
