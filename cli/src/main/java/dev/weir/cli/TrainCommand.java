package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir train}: trains a model artifact. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    description =
        "Trains a classifier on the training part of a data set, evaluates it on the test part and"
            + " writes the model artifact, with its preprocessing and provenance inside, and beside"
            + " it the figures, which 'weir publish' passes on.",
    subcommands = {TrainRocketCommand.class, TrainMiniRocketCommand.class, TrainWnnCommand.class})
final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which classifier, rocket, minirocket or wnn?");
  }
}
