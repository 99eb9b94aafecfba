package dev.weir.trainer.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts of the records of a span: {@code seen = labelled + unlabelled + duplicates + unusable}.
 *
 * @param labelled records with a known class
 * @param unlabelled records without a label, or labelled {@code (other)}, which cannot be a class
 * @param conflicting labelled records with several different labels, of which the last one counts
 * @param duplicates records whose source sent their id before; the first one counts
 * @param unusable records that the application would reject, by dead-letter reason
 * @param pieces pieces of continuous signals, from which windows were cut; the windows are the
 *     records
 * @param labels all records read from {@code labels}
 * @param unusableLabels those of them that could not be decoded, or whose key is not their source
 */
public record HistoryCounts(
    long labelled,
    long unlabelled,
    long conflicting,
    long duplicates,
    SortedMap<String, Long> unusable,
    long pieces,
    long labels,
    long unusableLabels) {

  public HistoryCounts {
    unusable = Collections.unmodifiableSortedMap(new TreeMap<>(unusable));
  }

  /** All records of the span. */
  public long seen() {
    return labelled + unlabelled + duplicates + unusableRecords();
  }

  /** Sum of the unusable records over all reasons. */
  public long unusableRecords() {
    return unusable.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The counts by name, as in JSON and in a provenance. */
  public SortedMap<String, Long> byName() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("seen", seen());
    counts.put("labelled", labelled);
    counts.put("unlabelled", unlabelled);
    counts.put("conflicting", conflicting);
    counts.put("duplicates", duplicates);
    counts.put("unusable", unusableRecords());
    counts.put("pieces", pieces);
    counts.put("labels", labels);
    counts.put("unusable-labels", unusableLabels);
    return counts;
  }

  /** The counts as JSON; {@code unusable} has one count per reason. */
  @JsonValue
  SortedMap<String, Object> json() {
    SortedMap<String, Object> json = new TreeMap<>(byName());
    json.put("unusable", unusable);
    return json;
  }

  /** The counts as a sentence. */
  @Override
  public String toString() {
    String reasons =
        unusable.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
    String badLabels =
        unusableLabels == 0 ? "" : String.format(Locale.ROOT, ", %,d unusable", unusableLabels);
    String cut = pieces == 0 ? "" : String.format(Locale.ROOT, ", %,d pieces", pieces);
    return String.format(
        Locale.ROOT,
        "%,d records seen: %,d labelled, of which %,d had conflicting labels; %,d unlabelled; %,d"
            + " duplicates; %,d unusable%s. %,d labels read%s%s",
        seen(),
        labelled,
        conflicting,
        unlabelled,
        duplicates,
        unusableRecords(),
        unusable.isEmpty() ? "" : reasons,
        labels,
        badLabels,
        cut);
  }

  /** The counts as provenance entries. */
  Map<String, String> entries(String prefix) {
    SortedMap<String, String> entries = new TreeMap<>();
    byName().forEach((name, count) -> entries.put(prefix + name, Long.toString(count)));
    unusable.forEach(
        (reason, count) -> entries.put(prefix + "unusable." + reason, Long.toString(count)));
    return entries;
  }
}
