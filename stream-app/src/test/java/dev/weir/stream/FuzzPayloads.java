package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.SignalRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Payloads for {@code signals}: valid ones, and all known ways to corrupt one. */
final class FuzzPayloads {
  /** How a payload is made; the oracle decides the expected result. */
  enum Kind {
    VALID,
    VALID_IN_BLOCKS,
    EVOLVED_WRITER,
    SENT_AGAIN,
    BYTES_CHANGED,
    TRUNCATED,
    EXTENDED,
    RANDOM,
    WRONG_MAGIC,
    UNKNOWN_ID,
    OTHER_SCHEMA,
    HUGE_COUNT,
    NOT_FINITE,
    WRONG_LENGTH,
    WRONG_CHANNELS,
    ANY_EVENT_TIME,
    EMPTY,
    NO_VALUE,
    WRONG_KEY,
    NO_KEY,
    PIECE,
    LONG_ID,
    NOT_UTF8
  }

  /** A payload to send. */
  static final class Payload {
    private final Kind kind;
    private final byte[] key;
    private final byte[] value;

    Payload(Kind kind, byte[] key, byte[] value) {
      this.kind = kind;
      this.key = key;
      this.value = value;
    }

    Kind kind() {
      return kind;
    }

    byte[] key() {
      return key;
    }

    byte[] value() {
      return value;
    }
  }

  /** Today's signals, and a later version with an additional field. */
  static final Schema EVOLVED =
      new Schema.Parser()
          .parse(
              SignalRecord.SCHEMA$
                  .toString()
                  .replaceFirst(
                      "\\{\"name\":\"values\"",
                      "{\"name\":\"quality\",\"type\":\"double\",\"default\":1},{\"name\":\"values\""));

  private static final Kind[] KINDS = Kind.values();
  private static final long YEAR_MS = 365L * 24 * 3600 * 1000;

  private final Random random;
  private final int length;
  private final int signalId;
  private final int evolvedId;
  private final List<Integer> otherIds;
  private long count;
  private Payload last;

  /**
   * Creates a source of payloads.
   *
   * @param length values that the model accepts
   * @param signalId the schema id of today's signals
   * @param evolvedId the id of {@link #EVOLVED}
   * @param otherIds ids of other schemas
   */
  FuzzPayloads(Random random, int length, int signalId, int evolvedId, List<Integer> otherIds) {
    this.random = random;
    this.length = length;
    this.signalId = signalId;
    this.evolvedId = evolvedId;
    this.otherIds = otherIds;
  }

  /** The next payload, with a new id unless it is a duplicate. */
  Payload next(long now) {
    Kind kind = KINDS[random.nextInt(KINDS.length)];
    count++;
    byte[] source = ("s" + random.nextInt(20)).getBytes(UTF_8);
    Payload payload = make(kind, source, now);
    last = kind == Kind.VALID ? payload : last;
    return payload;
  }

  private Payload make(Kind kind, byte[] source, long now) {
    byte[] whole = new Signal(source, now).bytes();
    return switch (kind) {
      case VALID, VALID_IN_BLOCKS, EVOLVED_WRITER, HUGE_COUNT, NOT_FINITE ->
          signal(kind, source, now);
      case WRONG_LENGTH, WRONG_CHANNELS, ANY_EVENT_TIME, PIECE, LONG_ID, NOT_UTF8 ->
          signal(kind, source, now);
      case SENT_AGAIN -> last == null ? signal(kind, source, now) : again();
      case BYTES_CHANGED -> new Payload(kind, source, changed(whole));
      case TRUNCATED ->
          new Payload(kind, source, Arrays.copyOf(whole, random.nextInt(whole.length)));
      case EXTENDED -> new Payload(kind, source, extended(whole));
      case RANDOM -> new Payload(kind, source, random(random.nextInt(200)));
      case WRONG_MAGIC -> new Payload(kind, source, with(whole, 0, 1 + random.nextInt(255)));
      case UNKNOWN_ID -> new Payload(kind, source, withId(whole, unknownId()));
      case OTHER_SCHEMA -> new Payload(kind, source, withId(whole, otherId()));
      case EMPTY -> new Payload(kind, source, new byte[0]);
      case NO_VALUE -> new Payload(kind, source, null);
      case WRONG_KEY -> new Payload(kind, random(random.nextInt(4)), whole);
      case NO_KEY -> new Payload(kind, null, whole);
    };
  }

  private Payload signal(Kind kind, byte[] source, long now) {
    Signal signal = new Signal(source, now);
    switch (kind) {
      case VALID_IN_BLOCKS -> signal.blocks = 1 + random.nextInt(4);
      case EVOLVED_WRITER -> signal.evolved = true;
      case HUGE_COUNT -> signal.statedCount = hugeCount();
      case NOT_FINITE -> signal.values[random.nextInt(length)] = notFinite();
      case WRONG_LENGTH -> signal.values = new double[random.nextInt(3 * length)];
      case WRONG_CHANNELS -> signal.channels = random.nextInt(9) - 4;
      case ANY_EVENT_TIME -> signal.eventTime = anyTime(now);
      case PIECE -> signal.start = random.nextLong();
      case LONG_ID -> signal.id = longId();
      case NOT_UTF8 -> signal.id = random(8);
      default -> signal.values[0] = random.nextGaussian();
    }
    return new Payload(kind, source, signal.bytes());
  }

  private Payload again() {
    return new Payload(Kind.SENT_AGAIN, last.key(), last.value());
  }

  /** An id that is just short enough, or just too long. */
  private byte[] longId() {
    return (count + "r".repeat(2_000 + random.nextInt(96))).getBytes(UTF_8);
  }

  private long hugeCount() {
    long[] counts = {1L << 31, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1L << 33, 1000};
    return counts[random.nextInt(counts.length)];
  }

  private double notFinite() {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    return values[random.nextInt(values.length)];
  }

  private long anyTime(long now) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> now - random.nextLong(20 * YEAR_MS);
      case 2 -> now - random.nextLong(5 * YEAR_MS, 9 * YEAR_MS); // before the first model
      default -> now + random.nextLong(10 * 60 * 1000);
    };
  }

  private byte[] changed(byte[] whole) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] extended(byte[] whole) {
    byte[] tail = random.nextBoolean() ? whole : random(random.nextInt(1, 20));
    byte[] bytes = Arrays.copyOf(whole, whole.length + tail.length);
    System.arraycopy(tail, 0, bytes, whole.length, tail.length);
    return bytes;
  }

  private int unknownId() {
    return random.nextInt(20) == 0 ? -1 - random.nextInt(1000) : 1_000_000 + random.nextInt(3);
  }

  private int otherId() {
    return otherIds.get(random.nextInt(otherIds.size()));
  }

  private static byte[] withId(byte[] whole, int id) {
    byte[] bytes = whole.clone();
    ByteBuffer.wrap(bytes).putInt(1, id);
    return bytes;
  }

  private static byte[] with(byte[] whole, int at, int value) {
    byte[] bytes = whole.clone();
    bytes[at] = (byte) value;
    return bytes;
  }

  private byte[] random(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /** One signal, encoded field by field with Avro's encoder. */
  private final class Signal {
    private final byte[] source;
    private byte[] id = ("r" + count).getBytes(UTF_8);
    private long eventTime;
    private double[] values = random.doubles(length, -5, 5).toArray();
    private int channels = 1;
    private Long start;
    private boolean evolved;
    private int blocks;
    private long statedCount;

    Signal(byte[] source, long now) {
      this.source = source;
      eventTime = now - random.nextLong(YEAR_MS);
    }

    byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(
          ByteBuffer.allocate(5).put((byte) 0).putInt(evolved ? evolvedId : signalId).array());
      BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
      try {
        write(out);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    private void write(BinaryEncoder out) throws IOException {
      out.writeBytes(id);
      out.writeBytes(source);
      out.writeLong(eventTime);
      if (evolved) {
        out.writeDouble(0.5);
      }
      writeValues(out);
      out.writeInt(channels);
      out.writeIndex(start == null ? 0 : 1);
      if (start != null) {
        out.writeLong(start);
      }
      out.writeIndex(0);
      out.writeIndex(0);
    }

    private void writeValues(BinaryEncoder out) throws IOException {
      int block = blocks == 0 ? Math.max(1, values.length) : blocks;
      for (int at = 0; at < values.length; at += block) {
        int items = Math.min(block, values.length - at);
        if (blocks > 0) {
          out.writeLong(-items);
          out.writeLong(8L * items);
        } else {
          out.writeLong(statedCount == 0 ? items : statedCount);
        }
        for (int i = at; i < at + items; i++) {
          out.writeDouble(values[i]);
        }
      }
      out.writeLong(0);
    }
  }
}
