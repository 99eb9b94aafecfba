package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Fields of an input's record that its predictions carry as headers. On the way they are headers
 * whose names begin with {@code weir.pass.}, as all other headers of the record are its producer's.
 */
public final class PassedFields {
  /** Begins with {@link DeadLetterHeaders#PREFIX}, so that no other output copies them. */
  static final String PREFIX = DeadLetterHeaders.PREFIX + "pass.";

  private PassedFields() {}

  /** Adds fields, named as in predictions, to the headers of their record. */
  public static void add(Headers fields, Headers record) {
    for (Header field : fields) {
      record.add(PREFIX + field.key(), field.value());
    }
  }

  /** Removes what a producer has written under their names. */
  static void clear(Headers record) {
    for (Header header : record.toArray()) {
      if (header.key().startsWith(PREFIX)) {
        record.remove(header.key());
      }
    }
  }

  /** The fields of a record as headers of its predictions. */
  static Headers of(Headers record) {
    Headers fields = new RecordHeaders();
    for (Header header : record) {
      if (header.key().startsWith(PREFIX)) {
        fields.add(header.key().substring(PREFIX.length()), header.value());
      }
    }
    return fields;
  }
}
