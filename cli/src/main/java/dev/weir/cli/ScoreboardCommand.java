package dev.weir.cli;

import picocli.CommandLine.Command;

/** {@code weir scoreboard}: compares measured with published figures. */
@Command(
    name = "scoreboard",
    synopsisSubcommandLabel = "BOARD",
    description = "Measures what was published of a data set and prints both beside each other.",
    subcommands = {ScoreboardMnistCommand.class, ScoreboardMnist1dCommand.class})
final class ScoreboardCommand extends CommandGroup {}
