package dev.weir.data;

import dev.weir.signal.LabelledSignals;

/**
 * A data set in two parts of the same shape and classes.
 *
 * @param train for training
 * @param test for evaluation only
 * @param name the data set as the user named it, for reports
 */
public record SplitSignals(LabelledSignals train, LabelledSignals test, String name) {

  public SplitSignals {
    if (train.length() != test.length() || train.channels() != test.channels()) {
      throw new IllegalArgumentException(
          "training signals have %d x %d values, test signals %d x %d"
              .formatted(train.channels(), train.length(), test.channels(), test.length()));
    }
    if (!train.classes().equals(test.classes())) {
      throw new IllegalArgumentException(
          "training knows the classes %s, testing %s".formatted(train.classes(), test.classes()));
    }
  }
}
