package dev.weir.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordNames;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Sends unusable records of every kind; each is recorded. */
final class BadRecords {
  private static final String UNDECODABLE = "undecodable";
  private static final String KEY = "key-mismatch";
  private static final String TIME = "event-time-out-of-range";
  private static final String SIZE = "wrong-size";
  private static final String VALUES = "unusable-values";
  private static final String TOO_LARGE = "too-large";
  private static final int LARGE_HEADER = 60_000;
  private static final int MANY_HEADERS = 500;
  private static final int LARGEST_HEADERS = 150_000;
  private static final int LARGE_ID = 1_500_000;
  private static final int LARGE_KEY = 200_000;
  private static final int LARGE_VALUES = 110_000;
  private static final int LONG_LABEL = 257;
  private static final int BOMB_BYTES = 100_000;

  private final SoakProducer producer;
  private final SentRecords sent;
  private final Random random;
  private final ForeignSchemas schemas;
  private int number;

  BadRecords(SoakProducer producer, SentRecords sent, Random random, ForeignSchemas schemas) {
    this.producer = producer;
    this.sent = sent;
    this.random = random;
    this.schemas = schemas;
  }

  /** Small ones. */
  List<Runnable> kinds() {
    return List.of(
        () -> signal(UNDECODABLE, source(), null),
        () -> signal(UNDECODABLE, source(), junk(random.nextInt(1, 200))),
        () -> signal(UNDECODABLE, source(), ForeignSchemas.withSchema(good(), anyId())),
        () -> signal(UNDECODABLE, source(), ForeignSchemas.withSchema(good(), 1 << 29)),
        () -> signal(UNDECODABLE, source(), ForeignSchemas.withSchema(good(), schemas.timeOfDay)),
        () -> signal(UNDECODABLE, source(), ForeignSchemas.withSchema(good(), schemas.recursive)),
        () -> signal(UNDECODABLE, source(), ForeignSchemas.withSchema(good(), labelSchema())),
        () -> signal(UNDECODABLE, source(), Arrays.copyOf(good(), good().length - 5)),
        () -> signal(UNDECODABLE, source(), Arrays.copyOf(good(), good().length + 5)),
        () -> signal(KEY, null, good()),
        () -> signal(KEY, "someone-else", good()),
        () -> signal(TIME, wire(at(Instant.now().plusSeconds(600)))),
        () -> signal(TIME, wire(at(Instant.EPOCH))),
        () -> signal("no-route", wire(at(Instant.now()).withStart(0L))),
        () -> signal(SIZE, wire(of(new double[0]))),
        () -> signal(SIZE, wire(at(Instant.now()).withChannels(2))),
        () -> signal(VALUES, wire(of(infinite()))),
        () -> signal(VALUES, wire(at(Instant.now()).withLabel(""))),
        () -> signal(VALUES, wire(at(Instant.now()).withLabel("x".repeat(LONG_LABEL)))),
        () -> signal(VALUES, wire(withId(""))),
        () -> signal(TOO_LARGE, wire(withId("x".repeat(RecordNames.LONGEST_ID + 1)))),
        this::longSource,
        () -> label(UNDECODABLE, "s1", junk(50)),
        () -> label(UNDECODABLE, "s1", null),
        () -> label(VALUES, "s1", wire("s1", "bad", "x".repeat(LONG_LABEL))),
        () -> label(VALUES, "s1", wire("s1", "bad", "")),
        () -> label(VALUES, "s1", wire("s1", "", "bump")),
        () -> label(TOO_LARGE, "s1", wire("s1", "漢".repeat(RecordNames.LONGEST_ID), "bump")),
        () -> label(KEY, "s2", wire("s1", "bad", "bump")),
        () -> piece(SIZE, at(Instant.now()).withStart(-1L)),
        () -> piece(SIZE, at(Instant.now()).withStart(0L).withChannels(2)),
        () -> piece(SIZE, of(new double[0]).withStart(0L)),
        () -> piece(VALUES, of(infinite()).withStart(0L)),
        () -> piece(VALUES, at(Instant.now()).withStart(0L).withInterval(-1.0)),
        this::headers);
  }

  /** With a size or processing cost that seems impossible. */
  List<Runnable> largeKinds() {
    return List.of(
        () -> signal(SIZE, wire(of(new double[LARGE_VALUES]))),
        () -> signal(UNDECODABLE, source(), bomb()),
        () -> signal(TOO_LARGE, wire(withId("x".repeat(LARGE_ID)))),
        () -> signal(UNDECODABLE, "k".repeat(LARGE_KEY), junk(50)),
        () -> label(TOO_LARGE, "s1", wire("s1", "x".repeat(LARGE_ID), "bump")),
        this::largeValueAndHeaders);
  }

  /** One whose schema id the registry forbids. */
  void forbidden() {
    signal(UNDECODABLE, source(), ForeignSchemas.withSchema(good(), schemas.forbidden));
  }

  /** Headers that only Weir may write. */
  static List<Header> headersOfWeir() {
    return List.of(
        header("weir.replayed", "0@0"),
        header("weir.reason", "no-model"),
        header("weir.replays", "many"),
        header("weir.origin.topic", "elsewhere"),
        header("weir.origin.partition", "99"),
        header("weir.origin.offset", "-5"));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }

  private void headers() {
    ProducerRecord<byte[], byte[]> record = producer.record(Topic.SIGNALS, "s1", junk(3));
    headersOfWeir().forEach(record.headers()::add);
    if (random.nextBoolean()) {
      record.headers().add("trace", new byte[LARGE_HEADER]);
    } else {
      for (int i = 0; i < MANY_HEADERS; i++) {
        record.headers().add("h" + i, new byte[0]);
      }
    }
    send(record, UNDECODABLE);
  }

  private void largeValueAndHeaders() {
    byte[] value = wire(of(new double[LARGE_VALUES]));
    ProducerRecord<byte[], byte[]> record = producer.record(Topic.SIGNALS, "s1", value);
    record.headers().add("trace", new byte[LARGEST_HEADERS]);
    send(record, SIZE);
  }

  private void longSource() {
    String source = "s".repeat(RecordNames.LONGEST_SOURCE + 1);
    SignalRecord record = SignalRecord.of("bad", source, Instant.now(), Models.values(1, true));
    signal(TOO_LARGE, source, wire(record));
  }

  private void piece(String reason, SignalRecord like) {
    SignalRecord piece =
        SignalRecord.of(like.getId(), "c-bad", like.getEventTime(), like.getValues())
            .withStart(like.getStart())
            .withChannels(like.getChannels())
            .withInterval(like.getInterval());
    signal(reason, piece.getSource(), wire(piece));
  }

  private void signal(String reason, byte[] value) {
    signal(reason, "s1", value);
  }

  private void signal(String reason, @Nullable String key, byte @Nullable [] value) {
    send(producer.record(Topic.SIGNALS, key, value), reason);
  }

  private void label(String reason, String key, byte @Nullable [] value) {
    send(producer.record(Topic.LABELS, key, value), reason);
  }

  private void send(ProducerRecord<byte[], byte[]> record, String reason) {
    sent.rejected(reason, producer.send(record));
  }

  private String source() {
    return "s" + random.nextInt(9);
  }

  private int anyId() {
    return random.nextInt(1 << 20, 1 << 29);
  }

  private int labelSchema() {
    return ForeignSchemas.schemaOf(wire("s1", "bad", "bump"));
  }

  /** Never in the wire format: its first byte is not 0. */
  private byte[] junk(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    bytes[0] = 7;
    return bytes;
  }

  /** Block after block of items without bytes. */
  private byte[] bomb() {
    byte[] bytes = new byte[BOMB_BYTES];
    Arrays.fill(bytes, (byte) 64);
    bytes[0] = 0;
    return ForeignSchemas.withSchema(bytes, schemas.arrayOfNulls);
  }

  private byte[] good() {
    return wire(at(Instant.now()));
  }

  private SignalRecord at(Instant eventTime) {
    return SignalRecord.of("bad-" + number++, "s1", eventTime, Models.values(number, true));
  }

  private SignalRecord of(double[] values) {
    return SignalRecord.of("bad-" + number++, "s1", Instant.now(), values);
  }

  private static SignalRecord withId(String id) {
    return SignalRecord.of(id, "s1", Instant.now(), Models.values(1, true));
  }

  private static double[] infinite() {
    double[] values = Models.values(1, true);
    values[3] = Double.NEGATIVE_INFINITY;
    return values;
  }

  private byte[] wire(SignalRecord record) {
    return producer.wire(record);
  }

  private byte[] wire(String source, String id, String label) {
    return producer.wire(new LabelRecord(source, id, Instant.now(), label));
  }
}
