package dev.weir.stream.continuous;

import java.util.HashMap;
import java.util.Map;

/** The label of a window: that of more than half of its samples, labelled or not. */
final class LabelVote {
  private final Map<String, Long> counts = new HashMap<>();

  void add(String label, long samples) {
    if (label != null) {
      counts.merge(label, samples, Long::sum);
    }
  }

  /** Returns the label, or null where none has more than half. */
  String majority(long samples) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > samples)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
