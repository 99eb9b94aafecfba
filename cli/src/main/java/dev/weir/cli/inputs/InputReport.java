package dev.weir.cli.inputs;

import dev.weir.inputs.CheckReport;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.reports.text.CountFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in an input's topic, as text and as JSON.
 *
 * @param name the input's name
 * @param topic its topic
 * @param format of its records
 * @param records how many were tried
 * @param good how many of them can be mapped
 * @param schema if there are none: the schema that the mapping was tried on instead; null: none
 * @param summary what was tried, and on how many it succeeded
 * @param parts what each path finds
 * @param results what the records become, with their number
 * @param problems what is wrong, with the path
 */
record InputReport(
    String name,
    String topic,
    String format,
    int records,
    int good,
    @Nullable String schema,
    String summary,
    List<Part> parts,
    Map<String, Integer> results,
    List<String> problems) {

  /**
   * What one path finds.
   *
   * @param part the setting, such as values
   * @param where the path, or such as key
   * @param found what is there, with the number of records
   * @param problems what is wrong, with the number of records
   */
  record Part(
      String part, String where, Map<String, Integer> found, Map<String, Integer> problems) {}

  static InputReport of(CheckReport report) {
    InputMapping mapping = report.mapping();
    return new InputReport(
        mapping.name(),
        mapping.topic(),
        mapping.format().wireName(),
        report.records(),
        report.good(),
        report.schema().orElse(null),
        report.records() == 0
            ? report.triedWithoutRecords()
            : "%,d of %s can be mapped"
                .formatted(report.good(), CountFormat.of(report.records(), "record")),
        report.parts().stream()
            .map(part -> new Part(part.part(), part.where(), part.found(), part.problems()))
            .toList(),
        report.whole().found(),
        report.problems());
  }

  /** Of an input whose records cannot even be read. */
  static InputReport failed(InputMapping mapping, String why) {
    return new InputReport(
        mapping.name(),
        mapping.topic(),
        mapping.format().wireName(),
        0,
        0,
        null,
        "cannot be read",
        List.of(),
        Map.of(),
        List.of(why));
  }

  boolean hasNoProblem() {
    return problems.isEmpty();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: topic %s, format %s: %s".formatted(name, topic, format, summary));
    for (Part part : parts) {
      if (!part.found().isEmpty()) {
        lines.add("  %s (%s): %s".formatted(part.part(), part.where(), texts(part.found())));
      }
    }
    if (!results.isEmpty()) {
      lines.add("  records: " + texts(results));
    }
    problems.forEach(problem -> lines.add("  wrong: " + problem));
    return String.join("\n", lines);
  }

  private static String texts(Map<String, Integer> found) {
    return CheckReport.summary(found);
  }
}
