package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a record that are its producer's own: all but those that begin with {@link
 * DeadLetterHeaders#PREFIX}. Whoever writes to an input topic can set those as well, so none of
 * them is taken over from there.
 */
public final class ForeignHeaders {
  /** Two lengths beside name and value; Kafka needs 10 bytes for them at the most. */
  private static final int FRAME_BYTES = 16;

  private ForeignHeaders() {}

  /** Whether a header is its producer's own. */
  public static boolean isForeign(Header header) {
    return !header.key().startsWith(DeadLetterHeaders.PREFIX);
  }

  /** Those of a record, in their order, in headers of their own. */
  public static Headers of(Headers headers) {
    Headers foreign = new RecordHeaders();
    for (Header header : headers) {
      if (isForeign(header)) {
        foreign.add(header);
      }
    }
    return foreign;
  }

  /** How many bytes headers add to a record, at the most. */
  public static long bytes(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += FRAME_BYTES + header.key().getBytes(UTF_8).length;
      bytes += header.value() == null ? 0 : header.value().length;
    }
    return bytes;
  }
}
