package dev.weir.stream.labels;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The key of a record in the stores: source, a zero byte, record id, in UTF-8.
 *
 * <p>A zero within the source is written as C0 80, which is not valid UTF-8, so that different
 * pairs never share a key.
 */
public final class RecordKey {
  private RecordKey() {}

  /** Builds the key of a source's record. */
  public static Bytes of(String source, String id) {
    byte[] first = source.getBytes(StandardCharsets.UTF_8);
    byte[] second = id.getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[first.length + zeros(first) + 1 + second.length];
    int at = 0;
    for (byte b : first) {
      if (b == 0) {
        key[at++] = (byte) 0xC0;
      }
      key[at++] = b == 0 ? (byte) 0x80 : b;
    }
    key[at++] = 0;
    System.arraycopy(second, 0, key, at, second.length);
    return Bytes.wrap(key);
  }

  private static int zeros(byte[] bytes) {
    int zeros = 0;
    for (byte b : bytes) {
      zeros += b == 0 ? 1 : 0;
    }
    return zeros;
  }
}
