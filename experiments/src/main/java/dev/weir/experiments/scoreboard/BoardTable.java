package dev.weir.experiments.scoreboard;

import dev.weir.schemas.MarkdownTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A scoreboard as Markdown: one table per section, with measured and published figures. */
public final class BoardTable {

  private static final List<String> HEAD =
      List.of("row", "figure", "measured", "published", "difference", "seconds", "note");

  private BoardTable() {}

  /** A finished row's main figure: {@code errors 106 (published 106)}. */
  public static String main(ScoreboardRow row, ScoreboardResults results) {
    Map<String, Double> figures = results.of(row).orElseThrow().figures();
    String name = figures.keySet().iterator().next();
    Double published = row.published().get(name);
    return "%s %s%s%s"
        .formatted(
            name,
            FigureFormat.text(figures.get(name)),
            published == null
                ? ""
                : " (published %s%s)"
                    .formatted(FigureFormat.text(published), row.sampled() ? " of all tests" : ""),
            row.sampled() ? ", sample: " + row.sample() : "");
  }

  /** The finished rows, one line per figure, without details. */
  public static String of(ScoreboardResults results) {
    Map<String, List<ScoreboardRow>> sections =
        results.board().rows().stream()
            .filter(row -> results.of(row).isPresent())
            .collect(
                Collectors.groupingBy(
                    ScoreboardRow::section, LinkedHashMap::new, Collectors.toList()));
    return sections.entrySet().stream()
        .map(section -> "### " + section.getKey() + "\n\n" + table(section.getValue(), results))
        .collect(Collectors.joining("\n"));
  }

  private static String table(List<ScoreboardRow> rows, ScoreboardResults results) {
    MarkdownTable table = new MarkdownTable(HEAD);
    for (ScoreboardRow row : rows) {
      RowResult result = results.of(row).orElseThrow();
      boolean first = true;
      for (String figure : result.figures().keySet()) {
        if (!FigureFormat.detail(figure)) {
          table.row(line(row, result, figure, first));
          first = false;
        }
      }
    }
    return table.toString();
  }

  private static List<String> line(
      ScoreboardRow row, RowResult result, String figure, boolean first) {
    Double measured = result.figures().get(figure);
    Double published = row.published().get(figure);
    return List.of(
        first ? row.title() : "",
        figure,
        FigureFormat.text(measured),
        FigureFormat.text(published),
        published == null || row.sampled() ? "" : signed(measured - published),
        first ? FigureFormat.text(result.seconds()) : "",
        first ? note(row, result) : "");
  }

  private static String signed(double difference) {
    return (difference > 0 ? "+" : "") + FigureFormat.text(difference);
  }

  /** The sample, the row's note, and the comparison of its details. */
  private static String note(ScoreboardRow row, RowResult result) {
    return List.of(sample(row), row.note(), details(row, result)).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String sample(ScoreboardRow row) {
    String published = row.published().isEmpty() ? "" : ", published: of all";
    return row.sampled() ? "sample: " + row.sample() + published : "";
  }

  private static String details(ScoreboardRow row, RowResult result) {
    List<String> names =
        row.published().keySet().stream()
            .filter(FigureFormat::detail)
            .filter(result.figures()::containsKey)
            .toList();
    if (names.isEmpty() || row.sampled()) {
      return "";
    }
    String others =
        names.stream()
            .filter(n -> !Objects.equals(result.figures().get(n), row.published().get(n)))
            .map(n -> difference(n, row, result))
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? "all %d details as published".formatted(names.size()) : others;
  }

  private static String difference(String name, ScoreboardRow row, RowResult result) {
    return "%s %s (published %s)"
        .formatted(
            name,
            FigureFormat.text(result.figures().get(name)),
            FigureFormat.text(row.published().get(name)));
  }
}
