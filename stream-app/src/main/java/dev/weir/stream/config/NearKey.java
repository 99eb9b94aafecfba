package dev.weir.stream.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests a known key for a misspelt one, by edit distance. */
final class NearKey {
  private NearKey() {}

  /** Returns the nearest known key, if at most a third of the given key would have to change. */
  static Optional<String> of(String key, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(key, k)).thenComparing(k -> k))
        .filter(k -> distance(key, k) <= Math.max(2, key.length() / 3));
  }

  /** The Levenshtein distance, row by row. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
