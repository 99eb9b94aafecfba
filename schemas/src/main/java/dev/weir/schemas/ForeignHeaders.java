package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record's headers from its producer: all except those that begin with {@link
 * DeadLetterHeaders#PREFIX}. Producers can set those on input topics too, so they are never copied
 * from there.
 */
public final class ForeignHeaders {
  /** Lengths of name and value; Kafka needs at most 10 bytes for them. */
  private static final int FRAME_BYTES = 16;

  private ForeignHeaders() {}

  /** Whether a header is from the producer. */
  public static boolean isForeign(Header header) {
    return !header.key().startsWith(DeadLetterHeaders.PREFIX);
  }

  /** A copy of a record's foreign headers, in order. */
  public static Headers of(Headers headers) {
    Headers foreign = new RecordHeaders();
    for (Header header : headers) {
      if (isForeign(header)) {
        foreign.add(header);
      }
    }
    return foreign;
  }

  /** Upper bound of the bytes that headers add to a record. */
  public static long bytes(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += FRAME_BYTES + header.key().getBytes(UTF_8).length;
      bytes += header.value() == null ? 0 : header.value().length;
    }
    return bytes;
  }
}
