package dev.weir.experiments.scoreboard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of a scoreboard, in order of execution and display.
 *
 * @param name also of its files: {@code mnist-quick}
 * @param settings everything that the figures depend on besides the rows' ids: the data's digest,
 *     the version, seeds. Rows with other settings are not reused
 * @param rows at least one
 */
public record Scoreboard(String name, Map<String, String> settings, List<ScoreboardRow> rows) {

  public Scoreboard {
    settings = new TreeMap<>(settings);
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the board %s has no rows".formatted(name));
    }
    Set<String> ids = new HashSet<>();
    for (ScoreboardRow row : rows) {
      if (!ids.add(row.id())) {
        throw new IllegalArgumentException("two rows have the id " + row.id());
      }
    }
  }
}
