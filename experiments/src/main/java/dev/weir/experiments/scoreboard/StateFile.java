package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The finished rows of a board, from which an interrupted run continues: JSON lines, first the
 * settings, then one per row, appended when it finishes. A truncated last line is ignored.
 */
record StateFile(Path path) {

  private record Head(Map<String, String> settings) {}

  private record Line(String row, double seconds, Map<String, Double> figures) {}

  /**
   * The stored results of a board. Without any there is no file: a board whose data do not suffice
   * leaves none behind.
   *
   * @throws ScoreboardException if it has other settings, or is not such a file
   */
  Map<String, RowResult> resume(Scoreboard board) throws IOException {
    List<String> lines = Files.exists(path) ? wholeLines() : List.of();
    if (lines.isEmpty()) {
      clear();
      return Map.of();
    }
    requireSame(board.settings(), parse(lines.getFirst(), Head.class).settings());
    Map<String, RowResult> results = new LinkedHashMap<>();
    for (String each : lines.subList(1, lines.size())) {
      Line line = parse(each, Line.class);
      results.put(line.row(), new RowResult(line.figures(), line.seconds()));
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

  private void begin(Scoreboard board) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, Json.line(new Head(board.settings())) + "\n");
  }

  /** Adds the result of a row; the first begins the file. */
  void add(Scoreboard board, ScoreboardRow row, RowResult result) throws IOException {
    if (!Files.exists(path)) {
      begin(board);
    }
    String line = Json.line(new Line(row.id(), result.seconds(), result.figures()));
    Files.writeString(path, line + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
  }

  private <T> T parse(String line, Class<T> type) {
    try {
      return Json.parse(line, type);
    } catch (JsonProcessingException e) {
      throw new ScoreboardException(path + " is not a scoreboard's state: " + line, e);
    }
  }

  private void requireSame(Map<String, String> wanted, Map<String, String> found) {
    List<String> others =
        Stream.concat(wanted.keySet().stream(), found.keySet().stream())
            .distinct()
            .filter(name -> !Objects.equals(wanted.get(name), found.get(name)))
            .sorted()
            .map(name -> "%s %s, not %s".formatted(name, found.get(name), wanted.get(name)))
            .toList();
    if (!others.isEmpty()) {
      throw new ScoreboardException(
          "%s has rows that were measured otherwise: %s; that is with other data or another build, or the file is damaged; use --restart to measure all rows again, or another folder"
              .formatted(path, String.join("; ", others)));
    }
  }
}
