package dev.weir.classifiers.internal.wnn.cascade;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The stage that decides an image. */
public enum Decision {
  /** Bounds from means of 2 x 2 pixels left only one class. */
  POOLED,
  /** Sums in 16 bits left only one class. */
  BITS16,
  /** Exact distances were compared. */
  EXACT;

  /** The name in reports. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Counts of all stages by name, in the order of the stages. */
  public static Map<String, Long> counts(Map<Decision, Long> counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    for (Decision each : values()) {
      named.put(each.wireName(), counts.getOrDefault(each, 0L));
    }
    return named;
  }
}
