package dev.weir.experiments.commands;

import dev.weir.cli.command.ExitCodes;
import dev.weir.cli.command.Interruption;
import dev.weir.cli.command.OutputFile;
import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.ThreadsOption;
import dev.weir.experiments.scoreboard.BoardJson;
import dev.weir.experiments.scoreboard.BoardRunner;
import dev.weir.experiments.scoreboard.BoardTable;
import dev.weir.experiments.scoreboard.Scoreboard;
import dev.weir.experiments.scoreboard.ScoreboardResults;
import dev.weir.experiments.scoreboard.ScoreboardRow;
import dev.weir.experiments.scoreboard.StoppedException;
import dev.weir.experiments.scoreboard.WnnPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a scoreboard and writes its files. */
abstract class BoardCommand extends ResultCommand {

  static final class Extent {
    @Option(
        names = "--quick",
        description =
            "Take minutes at most (default): some rows are omitted or measured on samples.")
    private boolean quick;

    @Option(names = "--full", description = "Measure every row on all data.")
    private boolean full;
  }

  @ArgGroup private final Extent extent = new Extent();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "scoreboards",
      description =
          "Folder for NAME.csv, NAME.json and NAME.state.jsonl (default: ${DEFAULT-VALUE}). The"
              + " last keeps the finished rows: after an interruption, the same command resumes.")
  private Path out;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description =
          "Measure only rows whose section or title contains this text, at the beginning of a"
              + " word.")
  private String only = "";

  @Option(names = "--restart", description = "Measure finished rows again.")
  private boolean restart;

  @Mixin private ThreadsOption threads;

  /**
   * Loads the data and creates the board.
   *
   * @param name of the board and its files
   * @param full whether every row is wanted
   */
  abstract Scoreboard board(String name, boolean full, int threads);

  /** What the board's wanted rows would take, if only that is asked for. */
  Optional<WnnPlan> plan(Predicate<ScoreboardRow> wanted) {
    return Optional.empty();
  }

  /** Returns 0, or 130 if Ctrl-C stopped it. */
  @Override
  public final Integer call() throws IOException {
    boolean full = extent.full && !extent.quick;
    String name = spec().name() + (full ? "-full" : "-quick");
    checkFiles(name);
    return run(board(name, full, threads.count()));
  }

  private int run(Scoreboard board) throws IOException {
    require(
        board.rows().stream().anyMatch(this::isWanted),
        "--only: no row's section or title contains '%s' at the beginning of a word (case-sensitive)"
            .formatted(only));
    Optional<WnnPlan> plan = plan(this::isWanted);
    if (plan.isPresent()) {
      print(plan.get().text(), plan.get().json());
      return 0;
    }
    BoardRunner runner =
        new BoardRunner(board, out, TerminalProgress.console(), BoardCommand::printProgress);
    runner.only(this::isWanted);
    if (restart) {
      runner.restart();
    }
    try (Interruption stopping = Interruption.stopping(runner::stop)) {
      return run(runner, board);
    }
  }

  /** Refuses to overwrite files of another kind. */
  private void checkFiles(String name) throws IOException {
    require(
        !Files.exists(out) || Files.isDirectory(out), "--out: %s is not a folder".formatted(out));
    OutputFile files = new OutputFile(this);
    files.check(out.resolve(name + ".csv"), OutputFile.Kind.BOARD_TABLE);
    files.check(out.resolve(name + ".json"), OutputFile.Kind.BOARD_JSON);
    files.check(out.resolve(name + ".state.jsonl"), OutputFile.Kind.BOARD_STATE);
  }

  /** NN is no part of WNN. */
  private Pattern wanted() {
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(only));
  }

  private boolean isWanted(ScoreboardRow row) {
    return wanted().matcher(row.section() + '\n' + row.title()).find();
  }

  /** Prints the result before the process may end. */
  private int run(BoardRunner runner, Scoreboard board) throws IOException {
    try {
      ScoreboardResults results = runner.run();
      print(
          "%s%nwrote %s.csv and .json".formatted(BoardTable.of(results), out.resolve(board.name())),
          BoardJson.of(results));
      return 0;
    } catch (StoppedException e) {
      System.err.printf(
          "%nweir: stopped; %d of %d rows are finished and kept in %s: the same command resumes%n",
          runner.results().finished(), board.rows().size(), out);
      return ExitCodes.INTERRUPTED;
    }
  }

  private static void printProgress(
      ScoreboardRow row, ScoreboardResults results, double secondsLeft) {
    System.err.printf(
        Locale.ROOT,
        "%d of %d rows: %s %s%s%n",
        results.finished(),
        results.board().rows().size(),
        row.title(),
        BoardTable.main(row, results),
        results.complete() ? "" : "; about %.0f s left".formatted(secondsLeft));
  }
}
