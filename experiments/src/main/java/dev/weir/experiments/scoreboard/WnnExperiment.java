package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.training.WindowMethod;

/**
 * A run of WNN, DWNN or both on images of 28 x 28.
 *
 * @param train training range of each class, as for {@link dev.weir.trainer.data.ImageRange}, or
 *     {@value #FILE} for the training file
 * @param test test range of each class, likewise, or {@value #FILE} for the test file
 * @param method how windows are combined
 * @param parameters parameters of WNN
 * @param threshold pixels of at least this become 1, others 0; {@value #GREY} if they are unchanged
 */
record WnnExperiment(
    String train, String test, WindowMethod method, WnnParameters parameters, int threshold) {

  /** The files' own split. */
  static final String FILE = "file";

  /** Pixels are unchanged. */
  static final int GREY = 0;

  /** A run of WNN on grey pixels. */
  static WnnExperiment of(String train, String test, WnnParameters parameters) {
    return new WnnExperiment(train, test, WindowMethod.WNN, parameters, GREY);
  }

  /** The same with another method. */
  WnnExperiment by(WindowMethod other) {
    return new WnnExperiment(train, test, other, parameters, threshold);
  }

  /** The same with other ranges. */
  WnnExperiment on(String trainRange, String testRange) {
    return new WnnExperiment(trainRange, testRange, method, parameters, threshold);
  }

  /** The same with pixels of 0 and 1. */
  WnnExperiment binarised(int least) {
    return new WnnExperiment(train, test, method, parameters, least);
  }

  private WnnExperiment with(WnnParameters other) {
    return new WnnExperiment(train, test, method, other, threshold);
  }

  /** The same with other windows. */
  WnnExperiment withWindow(int window) {
    return with(parameters.withWindow(window));
  }

  /** The same with another p. */
  WnnExperiment withPower(int p) {
    return with(parameters.withPower(p));
  }

  /** The same with another k. */
  WnnExperiment withNeighbours(int k) {
    return with(parameters.withNeighbours(k));
  }

  /** The same with shifts of the training images. */
  WnnExperiment withShifts(int radius) {
    return with(parameters.withShifts(radius));
  }

  /** The same with an extension of the training images. */
  WnnExperiment extended(Extension extension) {
    return with(parameters.withExtension(extension));
  }

  /** An id of the run with all its settings. */
  String id() {
    Extension extension = parameters.extension();
    String extended =
        extension.hasOnlyShifts() ? "shifts=" + extension.shifts() : "extend=" + extension.text();
    return "%s train %s test %s p=%.0f k=%d %s threshold=%d"
        .formatted(
            name(), train, test, parameters.power(), parameters.neighbours(), extended, threshold);
  }

  /** {@code WNN11}, or {@code NN} for plain nearest neighbour. */
  String name() {
    String windows = parameters.window() == PublishedWnn.WHOLE ? "NN" : "WNN" + parameters.window();
    return switch (method) {
      case WNN -> windows;
      case DWNN -> "D" + windows;
      case COMBINED -> windows + " and D" + windows;
    };
  }

  /** Whether it is plain nearest neighbour on pixels of 0 and 1 that are not extended. */
  boolean isOfBits(int width, int height) {
    return threshold != GREY
        && parameters.window() >= 2 * Math.max(width, height) - 1
        && parameters.neighbours() == 1
        && parameters.imagesEach() == 1;
  }

  /** Whether the files' own split is used. */
  boolean isSplitByFiles() {
    return train.equals(FILE);
  }
}
