package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.UnreadableStateException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where a record of the team's own comes from. It goes with the record as a header, through the
 * repartition topic and stores, so that dead letters name the team's topic and have its key.
 *
 * <p>Layout of the header, version 1: version byte, 1 for a window or 0, input and topic (UTF-8
 * length and bytes), partition, offset and timestamp (varints), length of the key (varint; -1:
 * none) and the key.
 *
 * @param input name of the input
 * @param topic the record was read from
 * @param partition it was read from
 * @param offset there
 * @param timestamp Kafka's, milliseconds since the epoch
 * @param key the record's own, or null
 * @param isWindow whether the record that has this origin is a window cut from several, the last of
 *     which this is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record InputOrigin(
    String input,
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    boolean isWindow) {
  /** The header; never copied to outputs, as its name begins with that of Weir's own. */
  static final String HEADER = DeadLetterHeaders.PREFIX + "input";

  private static final int VERSION = 1;

  /** The origin of a record; empty for a record of Weir's own topics. */
  public static Optional<InputOrigin> of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null ? Optional.empty() : Optional.of(fromBytes(header.value()));
  }

  /**
   * Removes what only Weir may say of a record from the headers of a record that its producer may
   * have given any.
   */
  public static void distrust(Headers headers) {
    if (headers.lastHeader(HEADER) != null) {
      headers.remove(HEADER);
    }
    PassedFields.clear(headers);
  }

  /** Adds this origin to a record's headers. */
  public void addTo(Headers headers) {
    headers.remove(HEADER);
    headers.add(HEADER, toBytes());
  }

  /** The same origin for a window of which the record is the last part. */
  public InputOrigin ofWindow() {
    return new InputOrigin(input, topic, partition, offset, timestamp, key, true);
  }

  /** The position in the team's topic. */
  public RecordPosition position() {
    return new RecordPosition(topic, partition, offset);
  }

  private byte[] toBytes() {
    ByteWriter out = new ByteWriter().putByte(VERSION).putByte(isWindow ? 1 : 0);
    out.putText(input).putText(topic);
    out.putVarint(partition).putVarint(offset).putSigned(timestamp);
    out.putSigned(key == null ? -1 : key.length);
    return key == null ? out.toBytes() : out.putBytes(key, key.length).toBytes();
  }

  private static InputOrigin fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes == null ? new byte[0] : bytes, "input origin", VERSION);
    boolean isWindow = in.getByte() == 1;
    return new InputOrigin(
        in.getText(),
        in.getText(),
        (int) in.getVarint(),
        in.getVarint(),
        in.getSigned(),
        key(in),
        isWindow);
  }

  private static byte[] key(ByteReader in) {
    long length = in.getSigned();
    if (length < 0) {
      return null;
    }
    if (length > in.remaining()) {
      throw new UnreadableStateException("an input origin is cut off");
    }
    int from = in.position();
    return Arrays.copyOfRange(in.array(), from, from + (int) length);
  }
}
