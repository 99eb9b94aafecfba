package dev.weir.scoreboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a row.
 *
 * @param figures by name, the main one first
 * @param seconds its duration
 */
public record Result(@JsonProperty("measured") Map<String, Double> figures, double seconds) {

  public Result {
    figures = new LinkedHashMap<>(figures);
  }
}
