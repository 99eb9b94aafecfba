package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.data.DataSummary;
import dev.weir.schemas.PlainText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a command found out: text for a person or JSON for a program, alone on standard output.
 * Where data were read, the object has as {@code data} what they were.
 */
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

  private Optional<DataSummary> read = Optional.empty();

  /** Whether JSON is wanted. */
  boolean isJson() {
    return json || form == Form.JSON;
  }

  /** Says what data were read, and puts that into the object that will be printed. */
  void read(DataSummary data) {
    read = Optional.of(data);
    tell(spec, data);
  }

  /** Says what data were read: on standard error, as standard output is for results. */
  static void tell(CommandSpec spec, DataSummary data) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(PlainText.lines("read " + data));
    err.flush();
  }

  /** Prints the one or the other. */
  void print(String text, JsonNode object) {
    PrintWriter out = out();
    if (object instanceof ObjectNode fields) {
      read.ifPresent(data -> fields.set("data", data.toJson()));
    }
    out.println(PlainText.lines(isJson() ? object.toString() : text));
    out.flush();
  }

  /** As {@link Interruption#says}. */
  Interruption saysIfInterrupted(Supplier<String> howFar) {
    return Interruption.says(spec, howFar);
  }

  /** Where it goes. */
  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
