package dev.weir.trainer.data;

import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A data set in two parts of the same shape and classes.
 *
 * @param train for training
 * @param test for evaluation only
 * @param name the data set as named by the user, for reports
 * @param origin additional {@link Provenance} entries that identify the data, by name
 */
public record SignalDataSet(
    LabelledSignals train, LabelledSignals test, String name, SortedMap<String, String> origin) {

  /** The entry for the label column: its name, or its number from 1 if there is no header. */
  public static final String LABEL_COLUMN = "labelColumn";

  /** The entry for comma-separated columns that are neither values nor label, if there are any. */
  public static final String IGNORED_COLUMNS = "ignoredColumns";

  /** Data that are identified by their name alone. */
  public SignalDataSet(LabelledSignals train, LabelledSignals test, String name) {
    this(train, test, name, new TreeMap<>());
  }

  public SignalDataSet {
    origin = Collections.unmodifiableSortedMap(new TreeMap<>(origin));
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
