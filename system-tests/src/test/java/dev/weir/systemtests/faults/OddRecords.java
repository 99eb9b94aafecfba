package dev.weir.systemtests.faults;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordNames;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Valid records of every unusual kind: each must be predicted once, and its last label must count.
 * Labels after the retention must not count.
 */
final class OddRecords {
  private static final int FIRST_NUMBER = 10_000_000;
  private static final int MANY_LABELS = 300;
  private static final int SOURCES = 11;
  private static final int LONGEST_LABEL = 256;
  private static final int COPIED_HEADER = 9_000;
  private static final int LARGE_HEADER = 60_000;
  private static final int PER_MILLISECOND = 1_000;
  private static final Duration LATE = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofMinutes(5);

  private final SoakProducer producer;
  private final SentRecords sent;
  private final Random random;
  private final ForeignSchemas schemas;
  private final Duration ahead;
  private final Duration tooLate;

  /** Records without a label so far, the oldest first. */
  private final Deque<Unlabelled> unlabelled = new ArrayDeque<>();

  private int number = FIRST_NUMBER;

  private record Unlabelled(SentRecords.Signal signal, Instant at) {}

  /**
   * Sends nothing yet.
   *
   * @param ahead how far event times are ahead of the clock
   * @param tooLate age at which labels must no longer count
   */
  OddRecords(
      SoakProducer producer,
      SentRecords sent,
      Random random,
      ForeignSchemas schemas,
      Duration ahead,
      Duration tooLate) {
    this.producer = producer;
    this.sent = sent;
    this.random = random;
    this.schemas = schemas;
    this.ahead = ahead;
    this.tooLate = tooLate;
  }

  /** By name. */
  Map<String, Runnable> kinds() {
    Map<String, Runnable> kinds = new TreeMap<>();
    kinds.put("kafka-time-old", () -> withKafkaTime(Instant.now().minus(Duration.ofDays(30))));
    kinds.put("kafka-time-zero", () -> withKafkaTime(Instant.EPOCH));
    kinds.put("kafka-time-future", () -> withKafkaTime(Instant.now().plusSeconds(3_000)));
    kinds.put("event-time-old", () -> plain(Instant.now().minus(Duration.ofDays(1_000))));
    kinds.put("event-time-ahead", () -> plain(Instant.now().plus(ahead)));
    kinds.put("event-time-micros", () -> inUnit(schemas.micros, PER_MILLISECOND));
    kinds.put("event-time-nanos", () -> inUnit(schemas.nanos, PER_MILLISECOND * PER_MILLISECOND));
    kinds.put("names-at-bound", this::longestNames);
    kinds.put("names-foreign", this::foreignNames);
    kinds.put("headers-large", this::largeHeaders);
    kinds.put("headers-of-weir", this::headersOfWeir);
    kinds.put("duplicates", this::duplicates);
    kinds.put("label-early", this::labelEarly);
    kinds.put("label-late", this::labelLate);
    kinds.put("label-too-late", this::labelTooLate);
    kinds.put("label-at-bound", () -> withLabel("漢".repeat(LONGEST_LABEL)));
    return kinds;
  }

  /** Each with a different label that is no class, corrected for some. */
  void manyForeignLabels() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<ProducerRecord<byte[], byte[]>> labels = new ArrayList<>();
    for (int i = 0; i < MANY_LABELS; i++) {
      SentRecords.Signal signal = next(Instant.now());
      records.add(record(signal, null));
      labels.add(label(signal, "foreign-" + signal.number() + "-" + "漢".repeat(100)));
      if (i % 3 == 0) {
        labels.add(label(signal, truth(signal)));
      }
    }
    producer.sendAll(records);
    producer.sendAll(labels);
  }

  private void withKafkaTime(Instant time) {
    SentRecords.Signal signal = next(Instant.now());
    ProducerRecord<byte[], byte[]> record = record(signal, truth(signal));
    producer.send(
        new ProducerRecord<>(
            record.topic(), null, time.toEpochMilli(), record.key(), record.value()));
  }

  private void plain(Instant eventTime) {
    SentRecords.Signal signal = next(eventTime);
    producer.send(record(signal, random.nextBoolean() ? truth(signal) : null));
  }

  private void withLabel(String label) {
    producer.send(record(next(Instant.now()), label));
  }

  /** Avro encodes a long in the same way, whatever its logical type. */
  private void inUnit(int schema, int perMillisecond) {
    SentRecords.Signal signal = next(Instant.now());
    Instant written = Instant.ofEpochMilli(signal.eventTime().toEpochMilli() * perMillisecond + 1);
    byte[] value =
        producer.wire(SignalRecord.of(signal.id(), signal.source(), written, signal.values()));
    sent.accepted(signal);
    producer.send(Topic.SIGNALS, signal.source(), ForeignSchemas.withSchema(value, schema));
  }

  private void longestNames() {
    String source = "odd-long-" + random.nextInt(3);
    String longest = source + "x".repeat(RecordNames.LONGEST_SOURCE - source.length());
    String id = "odd" + number + "-";
    send(named(id + "y".repeat(RecordNames.LONGEST_ID - id.length()), longest));
  }

  private void foreignNames() {
    send(named("漢\n\u001b[2J" + number, "odd-ü\t\u0000\"" + random.nextInt(3)));
  }

  private void send(SentRecords.Signal signal) {
    producer.send(record(signal, truth(signal)));
  }

  private void largeHeaders() {
    ProducerRecord<byte[], byte[]> record = record(next(Instant.now()), null);
    record.headers().add("trace", new byte[random.nextBoolean() ? COPIED_HEADER : LARGE_HEADER]);
    producer.send(record);
  }

  private void headersOfWeir() {
    ProducerRecord<byte[], byte[]> record = record(next(Instant.now()), null);
    BadRecords.headersOfWeir().forEach(record.headers()::add);
    producer.send(record);
  }

  private void duplicates() {
    SentRecords.Signal signal = next(Instant.now());
    producer.sendAll(List.of(record(signal, null), record(signal, null)));
    SentRecords.Signal other = next(Instant.now());
    producer.sendAll(List.of(record(other, null), record(other, truth(other))));
  }

  private void labelEarly() {
    SentRecords.Signal signal = next(Instant.now());
    producer.sendAll(List.of(label(signal, "mistaken"), label(signal, truth(signal))));
    unlabelled.addLast(new Unlabelled(next(Instant.now()), Instant.now()));
    producer.sendAll(List.of(record(signal, null), record(unlabelled.getLast().signal(), null)));
  }

  /** A label for a record sent half a minute ago or longer. */
  private void labelLate() {
    Instant now = Instant.now();
    firstSentIn(now.minus(LATEST), now.minus(LATE))
        .ifPresent(signal -> producer.send(label(signal, truth(signal))));
  }

  private void labelTooLate() {
    firstSentIn(Instant.MIN, Instant.now().minus(tooLate))
        .ifPresent(signal -> producer.send(labelOf(signal, truth(signal))));
  }

  private Optional<SentRecords.Signal> firstSentIn(Instant from, Instant to) {
    Optional<Unlabelled> found =
        unlabelled.stream()
            .filter(each -> each.at().isAfter(from) && each.at().isBefore(to))
            .findFirst();
    found.ifPresent(unlabelled::remove);
    return found.map(Unlabelled::signal);
  }

  private SentRecords.Signal next(Instant eventTime) {
    return signal("odd" + number, "odd-" + random.nextInt(SOURCES), eventTime);
  }

  private SentRecords.Signal named(String id, String source) {
    return signal(id, source, Instant.now());
  }

  private SentRecords.Signal signal(String id, String source, Instant eventTime) {
    return new SentRecords.Signal(id, number++, source, eventTime.truncatedTo(ChronoUnit.MILLIS));
  }

  private static String truth(SentRecords.Signal signal) {
    return Models.CLASSES.get(signal.isBump() ? 1 : 0);
  }

  private ProducerRecord<byte[], byte[]> record(SentRecords.Signal signal, @Nullable String label) {
    SignalRecord record =
        SignalRecord.of(signal.id(), signal.source(), signal.eventTime(), signal.values());
    sent.accepted(signal);
    if (label != null) {
      sent.labelled(signal.id(), label);
    }
    return producer.record(Topic.SIGNALS, signal.source(), producer.wire(record.withLabel(label)));
  }

  /** A label that must count. */
  private ProducerRecord<byte[], byte[]> label(SentRecords.Signal signal, String label) {
    sent.labelled(signal.id(), label);
    return labelOf(signal, label);
  }

  private ProducerRecord<byte[], byte[]> labelOf(SentRecords.Signal signal, String label) {
    LabelRecord record = new LabelRecord(signal.source(), signal.id(), Instant.now(), label);
    return producer.record(Topic.LABELS, signal.source(), producer.wire(record));
  }
}
