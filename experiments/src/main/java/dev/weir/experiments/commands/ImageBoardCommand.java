package dev.weir.experiments.commands;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.experiments.scoreboard.ScoreboardRow;
import dev.weir.experiments.scoreboard.WnnPlan;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** A scoreboard whose rows are so long that their time is estimated on demand. */
abstract class ImageBoardCommand extends BoardCommand {

  @Option(
      names = "--dry-run",
      description = "Print what each row would take in time and memory, and stop.")
  private boolean dryRun;

  /** What the board's wanted rows would take. */
  abstract WnnPlan plan(Predicate<ScoreboardRow> wanted, Progress progress);

  @Override
  final Optional<WnnPlan> plan(Predicate<ScoreboardRow> wanted) {
    return dryRun ? Optional.of(plan(wanted, TerminalProgress.console())) : Optional.empty();
  }
}
