package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.experiments.scoreboard.RunParts.Part;
import dev.weir.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The finished rows of a board, from which an interrupted run continues: JSON lines, first the
 * settings, then one per row, or per part of a long run, appended when it finishes. A truncated
 * last line is ignored.
 *
 * @param path the file, which the first finished row or part begins
 * @param board whose rows these are
 */
record StateFile(Path path, Scoreboard board) {

  private static final String PART = "{\"part\":";

  private record Head(Map<String, String> settings) {}

  private record PartLine(Part part) {}

  private record Line(String row, double seconds, Map<String, Double> figures) {}

  /**
   * What is stored.
   *
   * @param results by row
   * @param parts of runs that take long
   */
  record Stored(Map<String, RowResult> results, List<Part> parts) {}

  /**
   * The stored results of the board. Without any there is no file: a board whose data do not
   * suffice leaves none behind.
   *
   * @throws ScoreboardException if it has other settings, or is not such a file
   */
  Stored resume() throws IOException {
    List<String> lines = Files.exists(path) ? wholeLines() : List.of();
    if (lines.isEmpty()) {
      clear();
      return new Stored(Map.of(), List.of());
    }
    requireSame(board.settings(), parse(lines.getFirst(), Head.class).settings());
    Map<String, RowResult> results = new LinkedHashMap<>();
    List<Part> parts = new ArrayList<>();
    for (String each : lines.subList(1, lines.size())) {
      if (each.startsWith(PART)) {
        parts.add(parse(each, PartLine.class).part());
      } else {
        Line line = parse(each, Line.class);
        results.put(line.row(), new RowResult(line.figures(), line.seconds()));
      }
    }
    return new Stored(results, parts);
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

  private void begin() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, Json.line(new Head(board.settings())) + "\n");
  }

  /** Adds the result of a row. */
  void add(ScoreboardRow row, RowResult result) throws IOException {
    append(new Line(row.id(), result.seconds(), result.figures()));
  }

  /** Adds a finished part of a long run. */
  void add(Part part) throws IOException {
    append(new PartLine(part));
  }

  private void append(Object value) throws IOException {
    if (!Files.exists(path)) {
      begin();
    }
    String line = Json.line(value);
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
