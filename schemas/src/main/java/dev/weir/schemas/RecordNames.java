package dev.weir.schemas;

import java.util.Optional;

/**
 * How long the names of a record may be: its source and its id are kept in the state, and go with
 * whatever is made of the record.
 */
public final class RecordNames {
  /** The longest source in bytes of UTF-8. */
  public static final int LONGEST_SOURCE = 1_024;

  /** The longest id in bytes of UTF-8; that of a window has its source in it. */
  public static final int LONGEST_ID = 2_048;

  private static final int MOST_BYTES_A_UNIT = 3;

  private RecordNames() {}

  /** What is wrong with the length of a record's names, if anything is. */
  public static Optional<String> problem(String source, String id) {
    if (isLonger(source, LONGEST_SOURCE)) {
      return Optional.of(tooLong("source", source, LONGEST_SOURCE));
    }
    return isLonger(id, LONGEST_ID) ? Optional.of(tooLong("id", id, LONGEST_ID)) : Optional.empty();
  }

  private static boolean isLonger(String text, int limit) {
    return text.length() * (long) MOST_BYTES_A_UNIT > limit && utf8Length(text) > limit;
  }

  /** How many bytes a text has in UTF-8. */
  public static long utf8Length(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Of a surrogate pair, four bytes in all, each unit counts two.
      bytes += unit < 0x80 ? 0 : unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
    }
    return bytes;
  }

  private static String tooLong(String what, String text, int limit) {
    return "the %s has %,d bytes; at most %,d are taken".formatted(what, utf8Length(text), limit);
  }
}
