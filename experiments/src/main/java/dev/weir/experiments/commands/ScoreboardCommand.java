package dev.weir.experiments.commands;

import dev.weir.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code weir scoreboard}: compares measured with published figures. */
@Command(
    name = "scoreboard",
    synopsisSubcommandLabel = "BOARD",
    description = "Measures published results on a data set and prints both side by side.",
    subcommands = {
      ScoreboardMnistCommand.class,
      ScoreboardEmnistCommand.class,
      ScoreboardMnist1dCommand.class
    })
final class ScoreboardCommand extends CommandGroup {}
