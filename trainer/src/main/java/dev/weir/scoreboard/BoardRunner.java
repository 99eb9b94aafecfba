package dev.weir.scoreboard;

import dev.weir.model.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Runs the rows of a board that are not finished, one after another, and keeps each as it finishes:
 * in {@code NAME.state.jsonl}, from which an interrupted run goes on, and in {@code NAME.csv} and
 * {@code NAME.json}.
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
   * For a board.
   *
   * @param folder where its files are or will be
   * @param progress told how far a row is
   * @param listener told of finished rows
   */
  public BoardRunner(Board board, Path folder, Progress progress, BoardListener listener) {
    this.board = board;
    this.folder = folder;
    this.progress = progress;
    this.listener = listener;
    this.state = new StateFile(folder.resolve(board.name() + ".state.jsonl"));
  }

  /** Leaves out rows that are not wanted; those of them that are finished stay. */
  public void only(Predicate<Row> rows) {
    wanted = rows;
  }

  /** Forgets what was finished before. */
  public void restart() throws IOException {
    state.clear();
  }

  /**
   * Runs what is left to run.
   *
   * @throws StoppedException soon after {@link #stop} was called
   * @throws ScoreboardException if finished rows of another run are in the folder
   */
  public Results run() throws IOException {
    results.clear();
    results.putAll(state.resume(board));
    for (Row row : board.rows()) {
      if (left(row)) {
        measure(row);
      }
    }
    write();
    return results();
  }

  /** What is finished so far. */
  public Results results() {
    return new Results(board, results);
  }

  /** Ends {@link #run} as soon as the row being measured tells of its progress. */
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
    write();
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

  private void write() throws IOException {
    BoardFiles.write(results(), folder);
  }
}
