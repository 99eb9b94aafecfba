package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.data.DataSummary;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a command says: text for a person and, with {@code --json}, an object after it. Where data
 * were read, the object has as {@code data} what they were.
 */
final class Output {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "The last line on standard output is one JSON object that says the same.")
  private boolean json;

  private Optional<DataSummary> read = Optional.empty();

  /** Says what data were read, and puts that into the object that will be printed. */
  void read(DataSummary data) {
    read = Optional.of(data);
    tell(spec, data);
  }

  /** Says what data were read: on standard error, as standard output is for results. */
  static void tell(CommandSpec spec, DataSummary data) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("read " + data);
    err.flush();
  }

  void print(String text, JsonNode object) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    if (object instanceof ObjectNode fields) {
      read.ifPresent(data -> fields.set("data", data.toJson()));
    }
    if (json) {
      out.println(object);
    }
    out.flush();
  }
}
