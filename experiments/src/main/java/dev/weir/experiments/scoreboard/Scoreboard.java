package dev.weir.experiments.scoreboard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The rows of a scoreboard, in order of execution and display.
 *
 * @param name also of its files: {@code mnist-quick}
 * @param settings everything that the figures depend on besides the rows' ids: the data's digest,
 *     the version, seeds. Rows with other settings are not reused
 * @param rows at least one
 * @param parts receives, before rows are measured, where finished parts of long ones are kept
 */
public record Scoreboard(
    String name, Map<String, String> settings, List<ScoreboardRow> rows, Consumer<RunParts> parts) {

  /** A board whose rows are measured as a whole. */
  public Scoreboard(String name, Map<String, String> settings, List<ScoreboardRow> rows) {
    this(name, settings, rows, parts -> {});
  }

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
