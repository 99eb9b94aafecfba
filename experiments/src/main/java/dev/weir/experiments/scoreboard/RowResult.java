package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a row.
 *
 * @param figures by name, the main one first
 * @param seconds its duration
 */
public record RowResult(@JsonProperty("measured") Map<String, Double> figures, double seconds) {

  public RowResult {
    figures = new LinkedHashMap<>(figures);
  }
}
