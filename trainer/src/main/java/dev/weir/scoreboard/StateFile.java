package dev.weir.scoreboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The finished rows of a board, from which an interrupted run continues: JSON lines, first the
 * settings, then one per row, appended when it finishes. A truncated last line is ignored.
 */
final class StateFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS = "settings";
  private static final String ROW = "row";
  private static final String SECONDS = "seconds";
  private static final String FIGURES = "figures";

  private final Path path;

  StateFile(Path path) {
    this.path = path;
  }

  /**
   * The stored results of a board; creates the file if it does not exist.
   *
   * @throws ScoreboardException if it has other settings, or is not such a file
   */
  Map<String, Result> resume(Board board) throws IOException {
    List<String> lines = Files.exists(path) ? wholeLines() : List.of();
    if (lines.isEmpty()) {
      begin(board);
      return Map.of();
    }
    requireSame(board.settings(), settings(parse(lines.getFirst())));
    Map<String, Result> results = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      JsonNode object = parse(line);
      results.put(object.path(ROW).asText(), result(object));
    }
    return results;
  }

  void clear() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Truncates the file after its last line break. */
  private List<String> wholeLines() throws IOException {
    String text = Files.readString(path);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    if (whole.length() < text.length()) {
      Files.writeString(path, whole);
    }
    return whole.lines().toList();
  }

  private void begin(Board board) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    ObjectNode settings = object.putObject(SETTINGS);
    board.settings().forEach(settings::put);
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, object + "\n");
  }

  void add(Row row, Result result) throws IOException {
    ObjectNode object = JSON.createObjectNode().put(ROW, row.id()).put(SECONDS, result.seconds());
    ObjectNode figures = object.putObject(FIGURES);
    result.figures().forEach(figures::put);
    Files.writeString(path, object + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
  }

  private JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new ScoreboardException(path + " holds no state of a scoreboard: " + line, e);
    }
  }

  private static SortedMap<String, String> settings(JsonNode object) {
    SortedMap<String, String> settings = new TreeMap<>();
    object
        .path(SETTINGS)
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    return settings;
  }

  private void requireSame(Map<String, String> wanted, Map<String, String> found) {
    if (!wanted.equals(found)) {
      throw new ScoreboardException(
          "%s was begun with %s, not %s; write --restart to measure all rows again, or name another folder"
              .formatted(path, found, wanted));
    }
  }

  private static Result result(JsonNode object) {
    Map<String, Double> figures = new LinkedHashMap<>();
    object
        .path(FIGURES)
        .properties()
        .forEach(entry -> figures.put(entry.getKey(), entry.getValue().asDouble()));
    return new Result(figures, object.path(SECONDS).asDouble());
  }
}
