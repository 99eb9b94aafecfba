package dev.weir.stream.intake;

import dev.weir.stream.continuous.OpenSignal;
import dev.weir.stream.state.Age;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.UnreadableStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How what is kept of a source lies in the store {@code continuous-signals}: under the source as it
 * is or, where it is larger than a record should be, in parts of at most {@value #PART_BYTES}
 * bytes.
 *
 * <p>Layout: under the source the stored form of an {@link OpenSignal} (version 1), or a head,
 * version 2: version byte, newest event time and last used (8 bytes each), count of parts and bytes
 * of all together (4 each). Under the source, a byte FF, which is in no UTF-8, and the part's
 * number (4 bytes), a part, version 3: version byte, the same times, bytes. Parts of other times
 * than their head's are none of it: their writing was broken off.
 *
 * <p>Worked example: a window of 150,000 samples of one channel is 1.2 MB, a head and three parts.
 */
final class SignalParts {
  static final int PART_BYTES = 512 << 10;
  private static final int HEAD = 2;
  private static final int PART = 3;
  private static final byte NO_UTF8 = (byte) 0xFF;
  private static final String WHAT = "continuous signal";

  private SignalParts() {}

  /** A head, read. */
  private record Head(Age age, int parts, int bytes) {
    static Head of(byte[] value) {
      ByteReader in = new ByteReader(value, WHAT, HEAD);
      return new Head(new Age(in.getLong(), in.getLong()), in.getInt(), in.getInt());
    }
  }

  /** Whether a key is that of a part. */
  static boolean isPart(Bytes key) {
    byte[] bytes = key.get();
    int at = bytes.length - Integer.BYTES - 1;
    return at >= 0 && bytes[at] == NO_UTF8;
  }

  /** How many parts there are beside what lies under the source. */
  static int count(byte[] value) {
    return isHead(value) ? Head.of(value).parts() : 0;
  }

  private static boolean isHead(byte[] value) {
    return value != null && value.length > 0 && value[0] == HEAD;
  }

  /**
   * Reads a signal.
   *
   * @param value what lies under its source; null: nothing
   * @return null: there is none, or it was not written to its end
   */
  static OpenSignal read(KeyValueStore<Bytes, byte[]> store, Bytes source, byte[] value) {
    if (value == null) {
      return null;
    }
    byte[] whole = isHead(value) ? joined(store, source, Head.of(value)) : value;
    return whole == null ? null : OpenSignal.fromBytes(whole);
  }

  private static byte[] joined(KeyValueStore<Bytes, byte[]> store, Bytes source, Head head) {
    if (head.bytes() < 0 || head.parts() != partsOf(head.bytes())) {
      throw new UnreadableStateException("a stored " + WHAT + " is damaged");
    }
    byte[] whole = new byte[head.bytes()];
    for (int number = 0, at = 0; number < head.parts(); number++, at += PART_BYTES) {
      byte[] part = store.get(key(source, number));
      if (part == null || !Age.of(part).equals(head.age())) {
        return null;
      }
      ByteReader in = new ByteReader(part, WHAT, PART);
      in.skip(2 * Long.BYTES);
      if (in.remaining() != Math.min(PART_BYTES, whole.length - at)) {
        throw new UnreadableStateException("a stored " + WHAT + " is damaged");
      }
      System.arraycopy(part, in.position(), whole, at, in.remaining());
    }
    return whole;
  }

  /**
   * Writes a signal.
   *
   * @param before how many parts there are
   */
  static void write(
      KeyValueStore<Bytes, byte[]> store, Bytes source, OpenSignal signal, int before) {
    byte[] whole = signal.toBytes();
    int parts = whole.length <= PART_BYTES ? 0 : partsOf(whole.length);
    for (int number = 0, at = 0; number < parts; number++, at += PART_BYTES) {
      int end = Math.min(whole.length, at + PART_BYTES);
      byte[] part = Arrays.copyOfRange(whole, at, end);
      store.put(key(source, number), begun(PART, signal).putBytes(part, part.length).toBytes());
    }
    store.put(
        source,
        parts == 0 ? whole : begun(HEAD, signal).putInt(parts).putInt(whole.length).toBytes());
    for (int number = parts; number < before; number++) {
      store.delete(key(source, number));
    }
  }

  private static ByteWriter begun(int version, OpenSignal signal) {
    return new ByteWriter().putByte(version).putLong(signal.eventTime()).putLong(signal.used());
  }

  private static int partsOf(int bytes) {
    return Math.ceilDiv(bytes, PART_BYTES);
  }

  private static Bytes key(Bytes source, int number) {
    int length = source.get().length;
    return Bytes.wrap(
        ByteBuffer.allocate(length + 1 + Integer.BYTES)
            .put(source.get())
            .put(NO_UTF8)
            .putInt(number)
            .array());
  }
}
