package dev.weir.cli.command;

/** A command that only groups others: a usage error without one of them, so that scripts notice. */
public abstract class CommandGroup extends Subcommand {

  @Override
  public final Integer call() {
    throw badUsage(
        "no command given; there are " + String.join(", ", spec().subcommands().keySet()));
  }
}
