package dev.weir.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Options that several commands share, as a mixin, with their checks. */
public abstract class OptionGroup implements CommandPart {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Override
  public final CommandSpec spec() {
    return spec;
  }
}
