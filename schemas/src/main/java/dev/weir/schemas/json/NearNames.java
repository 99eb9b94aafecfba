package dev.weir.schemas.json;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Proposes a known name for one that is mistyped. */
final class NearNames {
  /** More changed letters than this are no typing error. */
  private static final int MAX_DISTANCE = 3;

  private NearNames() {}

  /** "did you mean 'x'?", or, where no name is near, all of them. */
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

  /** Levenshtein distance, upper and lower case being the same. */
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
