package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says: text for a person and, with {@code --json}, an object after it. */
final class Output {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "The last line on standard output is one JSON object that says the same.")
  private boolean json;

  void print(String text, JsonNode object) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    if (json) {
      out.println(object);
    }
    out.flush();
  }
}
