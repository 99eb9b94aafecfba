package dev.weir.cli.command;

import dev.weir.trainer.data.DataSummary;
import picocli.CommandLine.Mixin;

/** A command with a result, printed as text or as JSON. */
public abstract class ResultCommand extends Subcommand {

  @Mixin private CommandOutput output;

  /** Same as {@link CommandOutput#isJson}. */
  public final boolean isJson() {
    return output.isJson();
  }

  /** Same as {@link CommandOutput#read}. */
  public final void read(DataSummary data) {
    output.read(data);
  }

  /** Same as {@link CommandOutput#print}. */
  public final void print(String text, Object result) {
    output.print(text, result);
  }
}
