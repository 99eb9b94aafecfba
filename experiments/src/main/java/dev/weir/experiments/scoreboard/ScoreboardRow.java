package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a scoreboard: what is measured, and the published figures. A figure whose name has a
 * dot, {@code errors.3}, is a detail: included in files but not in tables.
 *
 * @param id identifies the row with all its settings; unique on a board
 * @param section the heading above it
 * @param title the displayed title
 * @param published published figures by name; may be empty
 * @param sample the measured part, such as {@code first 500 of 10,000}; empty for the whole.
 *     Figures of a sample are not compared with published ones
 * @param note a note for the reader; may be empty
 * @param weight its duration relative to other rows, more than 0
 * @param measurement measures it
 */
@JsonPropertyOrder({"section", "row", "title", "sample", "note", "published"})
public record ScoreboardRow(
    @JsonProperty("row") String id,
    String section,
    String title,
    Map<String, Double> published,
    String sample,
    String note,
    @JsonIgnore double weight,
    @JsonIgnore RowMeasurement measurement) {

  public ScoreboardRow {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("row %s has weight %s".formatted(id, weight));
    }
    published = new LinkedHashMap<>(published);
  }

  /** A row on the whole data, without a note. */
  public static ScoreboardRow of(
      String id, String section, String title, double weight, RowMeasurement figures) {
    return new ScoreboardRow(id, section, title, Map.of(), "", "", weight, figures);
  }

  /** The same with published figures. */
  public ScoreboardRow withPublished(Map<String, Double> figures) {
    return new ScoreboardRow(id, section, title, figures, sample, note, weight, measurement);
  }

  /** The same, measured on a sample only. */
  public ScoreboardRow withSample(String part) {
    return new ScoreboardRow(id, section, title, published, part, note, weight, measurement);
  }

  /** The same with a note. */
  public ScoreboardRow withNote(String text) {
    return new ScoreboardRow(id, section, title, published, sample, text, weight, measurement);
  }

  /** Whether only a sample is measured. */
  public boolean sampled() {
    return !sample.isEmpty();
  }
}
