package dev.weir.schemas;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests a known name for a misspelt one, by edit distance; case is ignored. */
public final class NameSuggestion {
  private static final int ALWAYS_NEAR = 2;

  private NameSuggestion() {}

  /** The nearest known name, if at most two letters or a third of them would have to change. */
  public static Optional<String> of(String name, Collection<String> known) {
    return of(name, known, Math.max(ALWAYS_NEAR, name.length() / 3));
  }

  /**
   * The nearest known name; of several the first by alphabet.
   *
   * @param most letters that may have to change
   */
  public static Optional<String> of(String name, Collection<String> known, int most) {
    return known.stream()
        .min(
            Comparator.comparingInt((String each) -> distance(name, each))
                .thenComparing(each -> each))
        .filter(nearest -> distance(name, nearest) <= most);
  }

  /** The Levenshtein distance, row by row. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
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
