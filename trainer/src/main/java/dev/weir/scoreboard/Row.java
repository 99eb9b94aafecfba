package dev.weir.scoreboard;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of a scoreboard: what is measured, and what was published of it. A figure's name with a
 * dot, {@code errors.3}, is a detail: tables leave it out, files have it.
 *
 * @param id names the row with all its settings; never two the same on a board
 * @param section the heading that it is under
 * @param title what a reader sees
 * @param published figures by name, empty where nothing was published
 * @param sample what part of the whole is measured, such as {@code first 500 of 10,000}; empty for
 *     the whole. A sample's figures are not held against the published ones
 * @param note what a reader should know; may be empty
 * @param weight how long it takes in comparison with the other rows, more than 0
 * @param measurement measures it
 */
public record Row(
    String id,
    String section,
    String title,
    Map<String, Double> published,
    String sample,
    String note,
    double weight,
    Measurement measurement) {

  public Row {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("row %s has weight %s".formatted(id, weight));
    }
    published = new LinkedHashMap<>(published);
  }

  /** A whole row without a note. */
  public static Row of(
      String id, String section, String title, double weight, Measurement figures) {
    return new Row(id, section, title, Map.of(), "", "", weight, figures);
  }

  /** The same with published figures. */
  public Row withPublished(Map<String, Double> figures) {
    return new Row(id, section, title, figures, sample, note, weight, measurement);
  }

  /** The same as a sample. */
  public Row withSample(String part) {
    return new Row(id, section, title, published, part, note, weight, measurement);
  }

  /** The same with a note. */
  public Row withNote(String text) {
    return new Row(id, section, title, published, sample, text, weight, measurement);
  }

  /** Whether only a part is measured. */
  public boolean sampled() {
    return !sample.isEmpty();
  }
}
