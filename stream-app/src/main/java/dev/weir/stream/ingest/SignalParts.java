package dev.weir.stream.ingest;

import dev.weir.schemas.windowing.SignalState;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.UnreadableStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The layout of a source's state in the store {@code continuous-signals}: one value under the
 * source's key or, if it exceeds the size of a record, a head and several parts.
 *
 * <p>Layout: under the source a {@link StoredSignal} (version 1), or a head, version 4: version
 * byte, newest event time and last used (8 bytes each), number of the first part, count of parts
 * and total bytes (4 each); version 2 is the same without the number, which is 0. Under the source,
 * a byte FF, which is not valid in UTF-8, and the part's number (4 bytes), a part, version 3:
 * version byte, the same times, bytes. A part's size depends on the record limit when it was
 * written.
 *
 * <p>Numbers begin at 0 and at {@value #OTHER_FIRST} in turn, and the head is written after its
 * parts: an interrupted write, which at-least-once does not roll back, leaves the previous state
 * intact. Parts with other times than their head's do not belong to it.
 *
 * <p>For example, a window of 150,000 samples of one channel is 1.2 MB: a head and three parts of
 * at most 512 KiB.
 */
final class SignalParts {
  private static final int FIRST_HEAD = 2;
  private static final int PART = 3;
  private static final int HEAD = 4;
  private static final int OTHER_FIRST = 1 << 30;
  private static final byte NO_UTF8 = (byte) 0xFF;

  /** A part's overhead: its version and times. */
  private static final int OVERHEAD = 1 + 2 * Long.BYTES;

  private static final String WHAT = "continuous signal";

  private SignalParts() {}

  /** A parsed head. */
  private record Head(EntryTimestamps age, Place place, int bytes) {
    static Head of(byte[] value) {
      ByteReader in = new ByteReader(value, WHAT, value[0]);
      EntryTimestamps age = new EntryTimestamps(in.getLong(), in.getLong());
      int first = value[0] == HEAD ? in.getInt() : 0;
      return new Head(age, new Place(first, in.getInt()), in.getInt());
    }
  }

  /**
   * The parts of a signal.
   *
   * @param first number of the first
   * @param parts count; 0: the signal is stored under the source alone
   */
  record Place(int first, int parts) {
    static final Place NONE = new Place(OTHER_FIRST, 0);

    private int otherFirst() {
      return first == 0 ? OTHER_FIRST : 0;
    }
  }

  /** Whether a key belongs to a part. */
  static boolean isPart(Bytes key) {
    byte[] bytes = key.get();
    int at = bytes.length - Integer.BYTES - 1;
    return at >= 0 && bytes[at] == NO_UTF8;
  }

  /** The parts of the value under a source. */
  static Place place(byte[] value) {
    return isHead(value) ? Head.of(value).place() : Place.NONE;
  }

  private static boolean isHead(byte[] value) {
    return value != null && value.length > 0 && (value[0] == HEAD || value[0] == FIRST_HEAD);
  }

  /**
   * Reads a signal.
   *
   * @param value stored under its source; null: nothing
   * @return null if there is none, or it was written incompletely
   */
  static SignalState read(KeyValueStore<Bytes, byte[]> store, Bytes source, byte[] value) {
    if (value == null) {
      return null;
    }
    byte[] whole = isHead(value) ? joined(store, source, Head.of(value)) : value;
    return whole == null ? null : StoredSignal.fromBytes(whole);
  }

  private static byte[] joined(KeyValueStore<Bytes, byte[]> store, Bytes source, Head head) {
    if (head.bytes() < 0) {
      throw damaged();
    }
    byte[] whole = new byte[head.bytes()];
    int at = 0;
    for (int number = 0; number < head.place().parts(); number++) {
      byte[] part = store.get(key(source, head.place().first() + number));
      if (part == null || !EntryTimestamps.of(part).equals(head.age())) {
        return null;
      }
      ByteReader in = new ByteReader(part, WHAT, PART);
      in.skip(2 * Long.BYTES);
      int length = in.remaining();
      if (length > whole.length - at) {
        throw damaged();
      }
      System.arraycopy(part, in.position(), whole, at, length);
      at += length;
    }
    if (at != whole.length) {
      throw damaged();
    }
    return whole;
  }

  private static UnreadableStateException damaged() {
    return new UnreadableStateException("a stored " + WHAT + " is damaged");
  }

  /**
   * Writes a signal.
   *
   * @param before its existing parts
   * @param most maximum bytes of a value
   */
  static void write(
      KeyValueStore<Bytes, byte[]> store,
      Bytes source,
      SignalState signal,
      Place before,
      int most) {
    byte[] whole = StoredSignal.toBytes(signal);
    Place now =
        whole.length <= most ? Place.NONE : parts(store, source, signal, whole, before, most);
    store.put(source, now.parts() == 0 ? whole : head(signal, now, whole.length));
    for (int number = 0; number < before.parts(); number++) {
      store.delete(key(source, before.first() + number));
    }
  }

  private static Place parts(
      KeyValueStore<Bytes, byte[]> store,
      Bytes source,
      SignalState signal,
      byte[] whole,
      Place before,
      int most) {
    int each = most - OVERHEAD;
    Place now = new Place(before.otherFirst(), Math.ceilDiv(whole.length, each));
    for (int number = 0; number < now.parts(); number++) {
      int from = number * each;
      byte[] part = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + each));
      store.put(
          key(source, now.first() + number),
          begun(PART, signal).putBytes(part, part.length).toBytes());
    }
    return now;
  }

  private static byte[] head(SignalState signal, Place place, int bytes) {
    return begun(HEAD, signal).putInt(place.first()).putInt(place.parts()).putInt(bytes).toBytes();
  }

  private static ByteWriter begun(int version, SignalState signal) {
    return new ByteWriter().putByte(version).putLong(signal.eventTime()).putLong(signal.used());
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
