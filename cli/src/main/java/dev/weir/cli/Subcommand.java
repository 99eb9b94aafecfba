package dev.weir.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command below {@code weir}; returns its exit code. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand implements Callable<Integer>, UsageChecks {

  @Spec private CommandSpec spec;

  @Override
  public final CommandSpec spec() {
    return spec;
  }

  /** Prints a line to standard error, since standard output is for results. */
  final void printError(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
