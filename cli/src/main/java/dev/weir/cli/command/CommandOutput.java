package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.json.Json;
import dev.weir.trainer.data.DataSummary;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * A command's result: text or JSON, alone on standard output. If data were read, the JSON object
 * describes them in {@code data}.
 */
public final class CommandOutput extends OptionGroup {

  /** The output format. */
  enum Form {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description =
          "table: text for people; json: only JSON on standard output (default: ${DEFAULT-VALUE}).")
  private Form form;

  @Option(names = "--json", description = "Short for --output json.")
  private boolean json;

  private Optional<DataSummary> read = Optional.empty();

  /** Whether JSON is wanted. */
  boolean isJson() {
    return json || form == Form.JSON;
  }

  /** Prints which data were read, and adds this to the JSON result. */
  public void read(DataSummary data) {
    read = Optional.of(data);
    printRead(data);
  }

  /** Prints the text or, as JSON, the result, depending on the format. */
  public void print(String text, Object result) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(TextSanitizer.lines(isJson() ? json(result) : text));
    out.flush();
  }

  private String json(Object result) {
    ObjectNode fields = Json.fields(result);
    read.ifPresent(data -> fields.set("data", data.toJson()));
    return fields.toString();
  }
}
