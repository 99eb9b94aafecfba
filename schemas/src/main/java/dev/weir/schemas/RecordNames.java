package dev.weir.schemas;

import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/**
 * Length limits of a record's source and id, which are stored in state and copied to its outputs.
 */
public final class RecordNames {
  /** Maximum length of a source in UTF-8 bytes. */
  public static final int LONGEST_SOURCE = 1_024;

  /** Maximum length of an id in UTF-8 bytes; a window's id contains its source. */
  public static final int LONGEST_ID = 2_048;

  private static final int MOST_BYTES_A_UNIT = 3;

  private RecordNames() {}

  /** Error message if a source or id is too long. */
  public static Optional<String> problem(String source, String id) {
    if (isLonger(source, LONGEST_SOURCE)) {
      return Optional.of(tooLong("source", source, LONGEST_SOURCE));
    }
    return isLonger(id, LONGEST_ID) ? Optional.of(tooLong("id", id, LONGEST_ID)) : Optional.empty();
  }

  private static boolean isLonger(String text, int limit) {
    return text.length() * (long) MOST_BYTES_A_UNIT > limit && Utils.utf8Length(text) > limit;
  }

  private static String tooLong(String what, String text, int limit) {
    return "the %s has %,d bytes; at most %,d are taken"
        .formatted(what, Utils.utf8Length(text), limit);
  }
}
