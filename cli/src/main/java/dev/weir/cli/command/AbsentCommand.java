package dev.weir.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stands for an experiment that this installation does not contain, and says where to run it. */
@Command(hidden = true)
final class AbsentCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String command = spec.qualifiedName();
    throw new ParameterException(
        spec.commandLine(),
        "'%s' is an experiment, which this installation does not contain; run ./%s in a checkout"
            .formatted(command, command));
  }
}
