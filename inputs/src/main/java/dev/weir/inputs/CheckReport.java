package dev.weir.inputs;

import dev.weir.inputs.mapping.InputMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a mapping finds in some records.
 *
 * @param mapping that was tried
 * @param records how many it was tried on
 * @param schema of a topic without records: the schema that it was tried on; empty: there is none
 * @param whole the records as a whole: what they become, and what is wrong with them
 * @param parts each part by itself
 */
public record CheckReport(
    InputMapping mapping,
    int records,
    Optional<String> schema,
    Finding whole,
    List<Finding> parts) {
  private static final int MOST_SHOWN = 3;

  public CheckReport {
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param part the setting, such as values
   * @param where the path, or such as key
   * @param found what is there, with the number of records; quotes their content
   * @param problems what is wrong, with the number of records
   */
  public record Finding(
      String part, String where, Map<String, Integer> found, Map<String, Integer> problems) {

    /** The number of records with a problem. */
    public int bad() {
      return problems.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is there, the most frequent first. */
    public String summary() {
      return CheckReport.summary(found);
    }
  }

  /** Texts with their numbers in a line: the most frequent ones first, and how many more. */
  public static String summary(Map<String, Integer> found) {
    String shown =
        found.entrySet().stream()
            .filter(each -> !each.getKey().equals(Tally.OTHERS))
            .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
            .limit(MOST_SHOWN)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (found.size() <= MOST_SHOWN) {
      return shown;
    }
    boolean isAll = !found.containsKey(Tally.OTHERS);
    return "%s and %s%d more".formatted(shown, isAll ? "" : "at least ", found.size() - MOST_SHOWN);
  }

  /** The number of records that can be classified. */
  public int good() {
    return records - whole.bad();
  }

  /**
   * Whether none of the records can be classified or, if there are none, no record of the schema.
   */
  public boolean mapsNone() {
    return schema.isPresent() ? !problems().isEmpty() : records > 0 && good() == 0;
  }

  /** Of a topic without records, what else the mapping was tried on. */
  public String triedWithoutRecords() {
    return schema
        .map(name -> "no records; the mapping was tried on " + name)
        .orElseGet(
            () ->
                TopicSchema.subject(mapping)
                    .map(
                        subject ->
                            "no records, and the registry shows no schema of subject %s, so that nothing could be tried"
                                .formatted(subject))
                    .orElse("no records, so that nothing could be tried"));
  }

  /** Problems, each with its number of records; of records as a whole only if no part has one. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    parts.forEach(part -> add(part, problems));
    if (problems.isEmpty()) {
      add(whole, problems);
    }
    return problems.stream().distinct().toList();
  }

  private void add(Finding finding, List<String> problems) {
    finding
        .problems()
        .forEach(
            (text, count) ->
                problems.add(
                    schema
                        .map(name -> "%s (%s)".formatted(text, name))
                        .orElseGet(() -> "%s (%d of %d records)".formatted(text, count, records))));
  }

  /** What was found, one line per part, then the problems. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Finding part : parts) {
      if (!part.found().isEmpty()) {
        lines.add("%s (%s): %s".formatted(part.part(), part.where(), part.summary()));
      }
    }
    if (!whole.found().isEmpty()) {
      lines.add("records: %s".formatted(whole.summary()));
    }
    problems().forEach(problem -> lines.add("wrong: " + problem));
    return lines;
  }
}
