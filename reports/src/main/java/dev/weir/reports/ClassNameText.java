package dev.weir.reports;

import java.text.Bidi;

/** Class names within sentences. */
final class ClassNameText {

  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private ClassNameText() {}

  /**
   * A name with its direction isolated, so that right-to-left names do not reorder adjacent words.
   */
  static String isolated(String name) {
    char[] letters = name.toCharArray();
    return Bidi.requiresBidi(letters, 0, letters.length)
        ? FIRST_STRONG_ISOLATE + name + POP_ISOLATE
        : name;
  }

  /** Whether a sentence contains such a name. */
  static boolean hasIsolated(String sentence) {
    return sentence.indexOf(FIRST_STRONG_ISOLATE) >= 0;
  }
}
