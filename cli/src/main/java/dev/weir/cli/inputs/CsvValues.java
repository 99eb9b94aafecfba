package dev.weir.cli.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.inputs.csv.ColumnNames;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.FieldPath;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** Lines of CSV. */
record CsvValues(InputMapping input, OwnParts parts) implements OwnValues {

  CsvValues(InputMapping input) {
    this(input, new OwnParts(input));
  }

  @Override
  public byte[] of(SpecificRecord record) {
    TreeMap<Integer, String> columns = new TreeMap<>();
    parts.of(record).forEach((path, value) -> put(columns, path, value));
    int width = Math.max(input.settings().header().size(), columns.lastKey() + 1);
    String separator = String.valueOf(input.settings().separator());
    return IntStream.range(0, width)
        .mapToObj(at -> quoted(columns.getOrDefault(at, "")))
        .collect(Collectors.joining(separator))
        .getBytes(UTF_8);
  }

  private void put(TreeMap<Integer, String> columns, FieldPath path, JsonNode value) {
    if (path.steps().isEmpty()) {
      range(columns, 0, FieldPath.Slice.OPEN, value);
      return;
    }
    switch (path.steps().getFirst()) {
      case FieldPath.Field(String name) ->
          columns.put(ColumnNames.find(input.settings().header(), name), single(path, value));
      case FieldPath.Index(int at) -> columns.put(at, single(path, value));
      case FieldPath.Slice(int from, int to) -> range(columns, from, to, value);
      case FieldPath.Each _ ->
          throw new IllegalArgumentException("'%s' is no column".formatted(path));
    }
  }

  private static String single(FieldPath path, JsonNode value) {
    if (value.isArray() && value.size() == 1) {
      return value.get(0).asText();
    }
    if (value.isContainerNode()) {
      throw new IllegalArgumentException(
          "the column %s takes one value, not %d".formatted(path, value.size()));
    }
    return value.asText();
  }

  private void range(TreeMap<Integer, String> columns, int from, int to, JsonNode value) {
    boolean isNested = value.size() > 0 && value.get(0).isContainerNode();
    boolean fits = to == FieldPath.Slice.OPEN || value.size() == to - from + 1;
    if (isNested || !fits) {
      throw new IllegalArgumentException(
          "input %s: its columns of values do not fit a record of %d %s"
              .formatted(input.name(), value.size(), isNested ? "channels or samples" : "values"));
    }
    for (int i = 0; i < value.size(); i++) {
      columns.put(from + i, value.get(i).asText());
    }
  }

  private String quoted(String column) {
    boolean isPlain =
        column.indexOf(input.settings().separator()) < 0
            && column.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
    return isPlain ? column : '"' + column.replace("\"", "\"\"") + '"';
  }
}
