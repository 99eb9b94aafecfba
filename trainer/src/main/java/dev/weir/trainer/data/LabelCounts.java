package dev.weir.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Classes with their counts as text: {@code a (12), b (9)}; with more than 12 classes, the first
 * 10, the number of others and the range of all counts.
 */
public final class LabelCounts {
  private static final int MOST_SHOWN = 12;
  private static final int SHOWN_OF_MORE = 10;

  private LabelCounts() {}

  /** The text for these counts, in order. */
  public static String text(SequencedMap<String, Long> counts) {
    int shown = counts.size() > MOST_SHOWN ? SHOWN_OF_MORE : counts.size();
    List<String> parts = new ArrayList<>();
    counts.entrySet().stream()
        .limit(shown)
        .map(entry -> String.format(Locale.ROOT, "%s (%,d)", entry.getKey(), entry.getValue()))
        .forEach(parts::add);
    if (shown < counts.size()) {
      parts.add(rest(counts.size() - shown, counts));
    }
    return String.join(", ", parts);
  }

  /** All of them, with quotes, as {@code 'a' (12), 'b' (9)}: for names that look alike. */
  static String quoted(SequencedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "'%s' (%,d)", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String rest(int more, Map<String, Long> counts) {
    long least = counts.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    return String.format(Locale.ROOT, "and %,d more (%,d to %,d each)", more, least, most);
  }
}
