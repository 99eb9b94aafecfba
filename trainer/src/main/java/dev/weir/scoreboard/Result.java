package dev.weir.scoreboard;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a row came to.
 *
 * @param figures by name, the main one first
 * @param seconds that it took
 */
public record Result(Map<String, Double> figures, double seconds) {

  public Result {
    figures = new LinkedHashMap<>(figures);
  }
}
