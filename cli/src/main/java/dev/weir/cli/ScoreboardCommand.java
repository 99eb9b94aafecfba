package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir scoreboard}: compares measured with published figures. */
@Command(
    name = "scoreboard",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BOARD",
    description = "Measures what was published of a data set and prints both beside each other.",
    subcommands = {ScoreboardMnistCommand.class, ScoreboardMnist1dCommand.class})
final class ScoreboardCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which board, " + String.join(" or ", spec.subcommands().keySet()) + "?");
  }
}
