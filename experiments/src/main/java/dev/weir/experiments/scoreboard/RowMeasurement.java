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

  /**
   * Takes up the figures of an earlier run that measured the row. Called before any row is
   * measured; for rows whose figures later ones need.
   */
  default void resume(Map<String, Double> figures) {}
}
