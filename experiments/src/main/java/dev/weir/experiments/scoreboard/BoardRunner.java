package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Runs the unfinished rows of a scoreboard one after another. Each finished row is saved in {@code
 * NAME.state.jsonl}, from which an interrupted run continues, and in {@code NAME.csv} and {@code
 * NAME.json}.
 */
public final class BoardRunner {

  private final Scoreboard board;
  private final Path folder;
  private final Progress progress;
  private final BoardListener listener;
  private final StateFile state;
  private final Map<String, RowResult> results = new LinkedHashMap<>();
  private Predicate<ScoreboardRow> wanted = row -> true;
  private volatile boolean stopped;
  private double measuredWeight;
  private double measuredSeconds;

  /**
   * A runner for a board.
   *
   * @param folder folder of its files
   * @param progress receives the progress of a row
   * @param listener receives finished rows
   */
  public BoardRunner(Scoreboard board, Path folder, Progress progress, BoardListener listener) {
    this.board = board;
    this.folder = folder;
    this.progress = progress;
    this.listener = listener;
    this.state = new StateFile(folder.resolve(board.name() + ".state.jsonl"), board);
  }

  /** Restricts the run to some rows; finished results of these are kept. */
  public void only(Predicate<ScoreboardRow> rows) {
    wanted = rows;
  }

  /** Deletes the results of earlier runs. */
  public void restart() throws IOException {
    state.clear();
  }

  /**
   * Runs the remaining rows.
   *
   * @throws StoppedException soon after {@link #stop} was called
   * @throws ScoreboardException if the folder contains results of another run
   */
  public ScoreboardResults run() throws IOException {
    results.clear();
    StateFile.Stored stored = state.resume();
    results.putAll(stored.results());
    board.parts().accept(new StoredParts(state, stored.parts()));
    for (ScoreboardRow row : board.rows()) {
      results().of(row).ifPresent(result -> row.measurement().resume(result.figures()));
    }
    for (ScoreboardRow row : board.rows()) {
      if (left(row)) {
        measure(row);
      }
    }
    results().write(folder);
    return results();
  }

  /** The results so far. */
  public ScoreboardResults results() {
    return new ScoreboardResults(board, results);
  }

  /** Ends {@link #run} at the next progress update of the current row. */
  public void stop() {
    stopped = true;
  }

  private void measure(ScoreboardRow row) throws IOException {
    requireGoing();
    String stage =
        "row %d of %d, %s".formatted(board.rows().indexOf(row) + 1, board.rows().size(), row.id());
    long begun = System.nanoTime();
    Map<String, Double> figures = figures(row, stage, begun);
    RowResult result = new RowResult(figures, (System.nanoTime() - begun) / 1e9);
    results.put(row.id(), result);
    state.add(row, result);
    results().write(folder);
    measuredWeight += row.weight();
    measuredSeconds += result.seconds();
    listener.finished(row, results(), secondsLeft(0, 0));
  }

  private Map<String, Double> figures(ScoreboardRow row, String stage, long begun) {
    try {
      return row.measurement()
          .measure(
              (part, done, total) -> {
                requireGoing();
                if (done > 0) {
                  double weight = row.weight() * done / total;
                  progress.remaining(secondsLeft(weight, (System.nanoTime() - begun) / 1e9));
                }
                progress.update(stage, done, total);
              });
    } catch (DataException e) {
      throw new DataException(
          "row '%s' cannot be measured: %s; --only measures other rows"
              .formatted(row.title(), e.getMessage()),
          e);
    }
  }

  private void requireGoing() {
    if (stopped) {
      throw new StoppedException();
    }
  }

  private boolean left(ScoreboardRow row) {
    return wanted.test(row) && !results.containsKey(row.id());
  }

  /**
   * By the pace of what was measured so far.
   *
   * @param weight what is done of the current row
   * @param seconds how long that took
   */
  private double secondsLeft(double weight, double seconds) {
    double left = board.rows().stream().filter(this::left).mapToDouble(ScoreboardRow::weight).sum();
    return (left - weight) * (measuredSeconds + seconds) / (measuredWeight + weight);
  }
}
