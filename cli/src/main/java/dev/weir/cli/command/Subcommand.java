package dev.weir.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command below {@code weir}; returns its exit code. */
@Command(mixinStandardHelpOptions = true)
public abstract class Subcommand implements Callable<Integer>, CommandPart {

  @Spec private CommandSpec spec;

  @Override
  public final CommandSpec spec() {
    return spec;
  }
}
