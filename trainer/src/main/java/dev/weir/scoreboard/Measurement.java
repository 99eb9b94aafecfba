package dev.weir.scoreboard;

import dev.weir.model.Progress;
import java.util.Map;

/** Measures the figures of a row. */
@FunctionalInterface
public interface Measurement {

  /**
   * Measures. What the progress throws, to stop, must get through.
   *
   * @return figures by name, in the order in which they are shown; the first is the row's main one
   */
  Map<String, Double> measure(Progress progress);
}
