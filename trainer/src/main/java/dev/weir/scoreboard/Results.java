package dev.weir.scoreboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A board and what its rows came to so far.
 *
 * @param board whose rows
 * @param byId the finished rows' results
 */
public record Results(Board board, Map<String, Result> byId) {

  public Results {
    byId = new LinkedHashMap<>(byId);
  }

  /** A row's result, if it is finished. */
  public Optional<Result> of(Row row) {
    return Optional.ofNullable(byId.get(row.id()));
  }

  /** How many of the board's rows are finished. */
  public long finished() {
    return board.rows().stream().filter(row -> of(row).isPresent()).count();
  }

  /** Whether all of them are. */
  public boolean complete() {
    return finished() == board.rows().size();
  }
}
