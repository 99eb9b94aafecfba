package dev.weir.scoreboard;

import dev.weir.model.Progress;
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

  private final Board board;
  private final Path folder;
  private final Progress progress;
  private final BoardListener listener;
  private final StateFile state;
  private final Map<String, Result> results = new LinkedHashMap<>();
  private Predicate<Row> wanted = row -> true;
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
  public BoardRunner(Board board, Path folder, Progress progress, BoardListener listener) {
    this.board = board;
    this.folder = folder;
    this.progress = progress;
    this.listener = listener;
    this.state = new StateFile(folder.resolve(board.name() + ".state.jsonl"));
  }

  /** Restricts the run to some rows; finished results of these are kept. */
  public void only(Predicate<Row> rows) {
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
  public Results run() throws IOException {
    results.clear();
    results.putAll(state.resume(board));
    for (Row row : board.rows()) {
      if (left(row)) {
        measure(row);
      }
    }
    results().write(folder);
    return results();
  }

  /** The results so far. */
  public Results results() {
    return new Results(board, results);
  }

  /** Ends {@link #run} at the next progress update of the current row. */
  public void stop() {
    stopped = true;
  }

  private void measure(Row row) throws IOException {
    requireGoing();
    String stage =
        "row %d of %d, %s".formatted(board.rows().indexOf(row) + 1, board.rows().size(), row.id());
    long begun = System.nanoTime();
    Map<String, Double> figures =
        row.measurement()
            .measure(
                (part, done, total) -> {
                  requireGoing();
                  progress.update(stage, done, total);
                });
    Result result = new Result(figures, (System.nanoTime() - begun) / 1e9);
    results.put(row.id(), result);
    state.add(row, result);
    results().write(folder);
    measuredWeight += row.weight();
    measuredSeconds += result.seconds();
    listener.finished(row, results(), secondsLeft());
  }

  private void requireGoing() {
    if (stopped) {
      throw new StoppedException();
    }
  }

  private boolean left(Row row) {
    return wanted.test(row) && !results.containsKey(row.id());
  }

  private double secondsLeft() {
    double left = board.rows().stream().filter(this::left).mapToDouble(Row::weight).sum();
    return left * measuredSeconds / measuredWeight;
  }
}
