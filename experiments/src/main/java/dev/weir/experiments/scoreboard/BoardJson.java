package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scoreboard as JSON.
 *
 * @param board its name
 * @param finished number of finished rows
 * @param settings its settings
 * @param rows its rows; unfinished ones have no figures
 */
public record BoardJson(
    String board, long finished, Map<String, String> settings, List<Line> rows) {

  record Line(@JsonUnwrapped ScoreboardRow row, @JsonUnwrapped @Nullable RowResult result) {}

  /** The current state of a board. */
  public static BoardJson of(ScoreboardResults results) {
    Scoreboard board = results.board();
    return new BoardJson(
        board.name(),
        results.finished(),
        board.settings(),
        board.rows().stream().map(row -> new Line(row, results.of(row).orElse(null))).toList());
  }
}
