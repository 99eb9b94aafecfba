package dev.weir.cli.training;

import dev.weir.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code weir train}: trains a model artifact. */
@Command(
    name = "train",
    synopsisSubcommandLabel = "KIND",
    description =
        "Trains a classifier on the training part of a data set, evaluates it on the test part and"
            + " writes the model artifact, which includes its preprocessing and provenance, and a"
            + " file with the figures for 'weir publish'.",
    subcommands = {
      TrainRocketCommand.class,
      TrainMiniRocketCommand.class,
      TrainWnnCommand.class,
      TrainDwnnCommand.class,
      TrainCombinedCommand.class
    })
public final class TrainCommand extends CommandGroup {}
