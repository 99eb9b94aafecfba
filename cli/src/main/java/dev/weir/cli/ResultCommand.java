package dev.weir.cli;

import dev.weir.data.DataSummary;
import picocli.CommandLine.Mixin;

/** A command with a result, printed as text or as JSON. */
abstract class ResultCommand extends Subcommand {

  @Mixin private Output output;

  /** Same as {@link Output#isJson}. */
  final boolean isJson() {
    return output.isJson();
  }

  /** Same as {@link Output#read}. */
  final void read(DataSummary data) {
    output.read(data);
  }

  /** Same as {@link Output#print}. */
  final void print(String text, Object result) {
    output.print(text, result);
  }
}
