package dev.weir.report;

import java.text.Bidi;

/** Names of classes within sentences. */
final class Names {

  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private Names() {}

  /** The whole name; one that is written from right to left keeps the words around it in order. */
  static String isolated(String name) {
    char[] letters = name.toCharArray();
    return Bidi.requiresBidi(letters, 0, letters.length)
        ? FIRST_STRONG_ISOLATE + name + POP_ISOLATE
        : name;
  }

  /** True for a sentence that holds such a name. */
  static boolean hasIsolated(String sentence) {
    return sentence.indexOf(FIRST_STRONG_ISOLATE) >= 0;
  }
}
