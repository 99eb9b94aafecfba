package dev.weir.schemas.json;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggests a known name for a mistyped one. */
final class NearNames {
  /** A greater distance is not a typing error. */
  private static final int MAX_DISTANCE = 3;

  private NearNames() {}

  /** "did you mean 'x'?", or all known names if none is near. */
  static String hint(String name, List<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= limit(name))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .map("did you mean '%s'?"::formatted)
        .orElse("the fields are " + String.join(", ", known));
  }

  private static int limit(String name) {
    return Math.min(MAX_DISTANCE, 1 + name.length() / 3);
  }

  /** Levenshtein distance, case-insensitive. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      previous = nextRow(a.charAt(i - 1), b, previous, i);
    }
    return previous[b.length()];
  }

  private static int[] nextRow(char letter, String b, int[] previous, int row) {
    int[] current = new int[b.length() + 1];
    current[0] = row;
    for (int j = 1; j <= b.length(); j++) {
      int replaced = previous[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
    }
    return current;
  }
}
