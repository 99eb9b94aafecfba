package dev.weir.stream.continuous;

import java.util.HashMap;
import java.util.Map;

/**
 * The majority label of a window: that of more than half of its samples, including unlabelled ones.
 */
final class LabelVote {
  private final Map<String, Long> counts = new HashMap<>();

  void add(String label, long samples) {
    if (label != null) {
      counts.merge(label, samples, Long::sum);
    }
  }

  /** Returns the label, or null if none has a majority. */
  String majority(long samples) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > samples)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
