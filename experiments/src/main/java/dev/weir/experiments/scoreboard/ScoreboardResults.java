package dev.weir.experiments.scoreboard;

import dev.weir.base.AtomicFile;
import dev.weir.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A board and its results so far.
 *
 * @param board the board
 * @param byId results of the finished rows
 */
public record ScoreboardResults(Scoreboard board, Map<String, RowResult> byId) {

  public ScoreboardResults {
    byId = new LinkedHashMap<>(byId);
  }

  /** A row's result, if it is finished. */
  public Optional<RowResult> of(ScoreboardRow row) {
    return Optional.ofNullable(byId.get(row.id()));
  }

  /** Writes {@code NAME.csv} and {@code NAME.json}, each atomically. */
  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve(board.name() + ".csv"), BoardCsv.of(this));
    String json = Json.indented(BoardJson.of(this)) + "\n";
    AtomicFile.write(folder.resolve(board.name() + ".json"), json);
  }

  /** Number of finished rows of the board. */
  public long finished() {
    return board.rows().stream().filter(row -> of(row).isPresent()).count();
  }

  public boolean complete() {
    return finished() == board.rows().size();
  }
}
