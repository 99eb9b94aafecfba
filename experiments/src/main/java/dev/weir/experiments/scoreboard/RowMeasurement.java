package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.Progress;
import java.util.Map;

/** Measures the figures of a row. */
@FunctionalInterface
public interface RowMeasurement {

  /**
   * Measures the figures. Must not catch exceptions of {@code progress}, which stop it.
   *
   * @return figures by name, in display order; the first is the row's main one
   */
  Map<String, Double> measure(Progress progress);
}
