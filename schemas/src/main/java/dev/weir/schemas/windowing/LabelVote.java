package dev.weir.schemas.windowing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The majority label of a window: that of more than half of its samples, including unlabelled ones.
 */
final class LabelVote {
  private final Map<String, Long> counts = new HashMap<>();

  void add(@Nullable String label, long samples) {
    if (label != null) {
      counts.merge(label, samples, Long::sum);
    }
  }

  /** Returns the label, or null if none has a majority. */
  @Nullable String majority(long samples) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > samples)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
