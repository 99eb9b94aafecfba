package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command found out: text for a person or JSON for a program, alone on standard output. */
final class Output {

  /** Who reads it. */
  enum Form {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description =
          "table: text for a person; json: JSON and nothing else on standard output (default:"
              + " ${DEFAULT-VALUE}).")
  private Form form;

  @Option(names = "--json", description = "Short for --output json.")
  private boolean json;

  /** Whether JSON is wanted. */
  boolean isJson() {
    return json || form == Form.JSON;
  }

  /** Prints the one or the other. */
  void print(String text, JsonNode object) {
    PrintWriter out = out();
    out.println(isJson() ? object : text);
    out.flush();
  }

  /** Where it goes. */
  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
