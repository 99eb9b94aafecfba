package dev.weir.inputs;

import dev.weir.schemas.TextSanitizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts texts, in the order of their first occurrence; those beyond a number as one. */
final class Tally {
  private static final int MOST = 20;
  private static final int LONGEST = 500;

  /** Stands for all texts beyond the number. */
  static final String OTHERS = "others";

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(String text) {
    String shown = TextSanitizer.fit(text, LONGEST);
    counts.merge(
        counts.size() < MOST || counts.containsKey(shown) ? shown : OTHERS, 1, Integer::sum);
  }

  Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
