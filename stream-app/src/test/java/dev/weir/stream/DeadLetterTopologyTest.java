package dev.weir.stream;

import static java.lang.Double.NaN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.decode.RecordSerdes;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTopologyTest {
  private static final byte[] KEY = "s1".getBytes(UTF_8);

  private Harness weir = new Harness("dead.letter.max.bytes", "1000");

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldSendUndecodableSignalAsItCame() {
    // Given
    byte[] value = {42, 1, 2, 3};

    // When
    weir.sendSignal(KEY, value);

    // Then
    TestRecord<byte[], byte[]> record = weir.deadLetterRecords().getFirst();
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(value);
    assertThat(record.headers().lastHeader("weir.reason").value())
        .isEqualTo("undecodable".getBytes(UTF_8));
    assertThat(record.headers().lastHeader("weir.origin.topic").value())
        .isEqualTo("signals".getBytes(UTF_8));
    assertThat(record.headers().lastHeader("weir.origin.partition").value())
        .isEqualTo("0".getBytes(UTF_8));
    assertThat(record.headers().lastHeader("weir.origin.offset").value())
        .isEqualTo("0".getBytes(UTF_8));
    assertThat(record.headers().lastHeader("weir.time").value())
        .isEqualTo(Harness.NOW.toString().getBytes(UTF_8));
    assertThat(weir.count("weir.dead.letters", "reason", "undecodable")).isEqualTo(1);
    assertThat(weir.count("weir.records", "outcome", "dead-letter")).isEqualTo(1);
  }

  @Test
  void shouldRejectUnknownSchemaId() {
    assertSignalRejected(KEY, new byte[] {0, 0, 0, 99, 99, 1}, "undecodable");
  }

  @Test
  void shouldRejectTruncatedRecord() {
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    assertSignalRejected(KEY, Arrays.copyOf(value, value.length - 3), "undecodable");
  }

  @Test
  void shouldRejectRecordWithoutValue() {
    assertSignalRejected(KEY, null, "undecodable");
  }

  @Test
  void shouldRejectKeyThatIsNotSource() {
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    assertSignalRejected("s2".getBytes(UTF_8), value, "key-mismatch");
  }

  @Test
  void shouldRejectRecordWithoutKey() {
    assertSignalRejected(
        null, weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1)), "key-mismatch");
  }

  @Test
  void shouldRejectWrongLength() {
    SignalRecord signal = SignalRecord.of("r1", "s1", Harness.NOW, new double[] {1, 2, 3});
    assertSignalRejected(KEY, weir.bytes(signal), "wrong-size");
  }

  @Test
  void shouldRejectWrongNumberOfChannels() {
    SignalRecord signal = Harness.signal("s1", "r1", Harness.NOW, 1).withChannels(2);
    assertSignalRejected(KEY, weir.bytes(signal), "wrong-size");
  }

  @Test
  void shouldRejectEmptyIds() {
    assertSignalRejected(
        KEY, weir.bytes(Harness.signal("s1", "", Harness.NOW, 1)), "unusable-values");
  }

  @Test
  void shouldRejectEmptyLabels() {
    assertSignalRejected(
        KEY,
        weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1).withLabel("")),
        "unusable-values");
  }

  @Test
  void shouldRejectLabelsWithoutIdOrLabel() {
    weir.label("s1", "", Harness.NOW, "high");
    weir.label("s1", "r1", Harness.NOW, "");

    assertThat(weir.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("unusable-values", "unusable-values");
  }

  @Test
  void shouldRejectNaN() {
    assertSignalRejected(
        KEY, weir.bytes(Harness.signal("s1", "r1", Harness.NOW, Double.NaN)), "unusable-values");
  }

  @Test
  void shouldRejectInfinity() {
    assertSignalRejected(
        KEY,
        weir.bytes(Harness.signal("s1", "r1", Harness.NOW, Double.NEGATIVE_INFINITY)),
        "unusable-values");
  }

  @Test
  void shouldRejectEventTimeTooFarInPast() {
    Instant past = Harness.NOW.minusSeconds(3650L * 24 * 3600 + 1);
    assertSignalRejected(
        KEY, weir.bytes(Harness.signal("s1", "r1", past, 1)), "event-time-out-of-range");
  }

  @Test
  void shouldRejectEventTimeTooFarInFuture() {
    Instant future = Harness.NOW.plusSeconds(301);
    assertSignalRejected(
        KEY, weir.bytes(Harness.signal("s1", "r1", future, 1)), "event-time-out-of-range");
  }

  @Test
  void shouldTakeEventTimesAtBothLimits() {
    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW.plusSeconds(300), 1));
    weir.send(Harness.signal("s1", "r2", Harness.NOW.minusSeconds(3650L * 24 * 3600), 1));

    // Then
    assertThat(weir.predictions()).hasSize(2);
  }

  @Test
  void shouldRejectPieceOfContinuousSignal() {
    SignalRecord signal = Harness.signal("s1", "r1", Harness.NOW, 1).withStart(0L);
    assertSignalRejected(KEY, weir.bytes(signal), "no-route");
  }

  @Test
  void shouldRejectEventTimeBeforeFirstModel() {
    // Given
    weir.timeline(1, Harness.NOW.toEpochMilli(), new FakeModel(0, 4));

    // When, then
    assertSignalRejected(
        KEY, weir.bytes(Harness.signal("s1", "r1", Harness.NOW.minusMillis(1), 1)), "no-model");
  }

  @Test
  void shouldPredictIdThatWasRejectedBefore() {
    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW, Double.NaN));
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldPredictOnceWhatIsSentTwiceAfterTheModelFits() {
    // Given a record that the model of its time cannot accept
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.timeline(1, 0, new FakeModel(0, 5));
    weir.sendSignal(KEY, value);
    TestRecord<byte[], byte[]> letter = weir.deadLetterRecords().getFirst();
    assertThat(weir.predictions()).isEmpty();

    // When a model of its size is assigned and the letter's bytes arrive twice
    weir.timeline(2, 0, new FakeModel(0, 4));
    weir.sendSignal(letter.key(), letter.value());
    weir.sendSignal(letter.key(), letter.value());

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
  }

  @Test
  void shouldKeepTheNumberOfReplaysOfARecordThatFailsAgain() {
    // When
    TestRecord<byte[], byte[]> record = new TestRecord<>(KEY, new byte[] {9});
    record.headers().add("weir.replays", "2".getBytes(UTF_8));
    weir.input(Topic.SIGNALS, record);

    // Then
    assertThat(weir.deadLetterRecords().getFirst().headers().lastHeader("weir.replays").value())
        .isEqualTo("2".getBytes(UTF_8));
  }

  @Test
  void shouldGiveLettersATimeOfTheirOwn() {
    // Given Kafka timestamps that retention would delete immediately, and that a broker would
    // reject
    Instant old = Harness.NOW.minus(Duration.ofDays(30));
    Instant ahead = Harness.NOW.plus(Duration.ofDays(2));
    byte[] misplaced = label(new LabelRecord("s2", "r1", Harness.NOW, "high"));

    // When
    weir.input(Topic.SIGNALS, new TestRecord<>(KEY, new byte[] {9}, old));
    weir.input(Topic.SIGNALS, new TestRecord<>(KEY, new byte[] {9}, ahead));
    weir.input(
        Topic.SIGNALS,
        new TestRecord<>(KEY, weir.bytes(Harness.signal("s1", "r", Harness.NOW, NaN)), old));
    weir.input(Topic.IMAGES, new TestRecord<>(KEY, new byte[] {9}, old));
    weir.input(Topic.LABELS, new TestRecord<>(KEY, misplaced, old));

    // Then
    assertThat(weir.deadLetterRecords())
        .hasSize(5)
        .allSatisfy(letter -> assertThat(letter.getRecordTime()).isEqualTo(Harness.NOW));
  }

  @Test
  void shouldNotTellWhatTheRecordHolds() {
    // Given records rejected for the content of their fields
    String secret = "zanzibar";
    byte[] key = secret.getBytes(UTF_8);
    Instant time = Instant.parse("2031-05-06T07:08:09.864Z");
    SignalRecord good =
        SignalRecord.of(secret, secret, Harness.NOW, new double[] {1, 2, 3, 86_420});
    weir.timeline(1, 0, TestModels.train(1));

    // When
    weir.send(SignalRecord.of(secret, secret, time, new double[] {1}));
    weir.send(
        SignalRecord.of(secret, secret, Harness.NOW.minusSeconds(864_201_357), new double[1]));
    weir.sendImage(key, weir.bytes(Harness.image(secret, secret, time, 1)));
    weir.label(secret, secret, time, secret);
    weir.label(secret, secret, Harness.NOW, secret.repeat(40));
    weir.send(good);
    weir.send(
        SignalRecord.of(secret, secret, Harness.NOW, TestModels.values(1, true)).withChannels(3));
    weir.send(SignalRecord.of(secret, secret, Harness.NOW, large(Double.NEGATIVE_INFINITY)));
    weir.send(SignalRecord.of(secret, secret, Harness.NOW, large(NaN)));
    weir.sendSignal("other".getBytes(UTF_8), weir.bytes(good));
    weir.sendSignal(key, Arrays.copyOf(weir.bytes(good), 30));
    weir.sendSignal(key, label(new LabelRecord(secret, secret, Harness.NOW, secret)));
    weir.sendSignal(key, key);

    // Then
    assertThat(weir.deadLetters())
        .hasSize(13)
        .extracting(DeadLetter::detail)
        .allSatisfy(
            detail ->
                assertThat(detail).isNotBlank().doesNotContain(secret, "8642", "8.642", "2031"));
  }

  private static double[] large(double value) {
    double[] values = TestModels.values(1, true);
    values[7] = value;
    return values;
  }

  private byte[] label(LabelRecord label) {
    return weir.serdes.labels().serializer().serialize("labels", label);
  }

  @Test
  void shouldCountNoReplaysThatOnlyTheInputTellsOf() {
    // When
    TestRecord<byte[], byte[]> record = new TestRecord<>(KEY, new byte[] {9});
    record.headers().add("weir.replays", "999999999".getBytes(UTF_8));
    weir.input(Topic.SIGNALS, record);

    // Then
    assertThat(weir.deadLetterRecords().getFirst().headers().headers("weir.replays")).isEmpty();
  }

  @Test
  void shouldNotTakeHeadersOfTheInputForItsOwn() {
    // Given headers that only Weir should set
    TestRecord<byte[], byte[]> record = new TestRecord<>(KEY, new byte[] {9});
    record
        .headers()
        .add("weir.replayed", "0@7".getBytes(UTF_8))
        .add("weir.reason", "no-route".getBytes(UTF_8))
        .add("weir.other", "x".getBytes(UTF_8))
        .add("traceparent", "abc".getBytes(UTF_8));

    // When
    weir.input(Topic.SIGNALS, record);

    // Then
    Headers headers = weir.deadLetterRecords().getFirst().headers();
    assertThat(headers)
        .extracting(Header::key)
        .containsExactlyInAnyOrder(
            "traceparent",
            "weir.reason",
            "weir.detail",
            "weir.origin.topic",
            "weir.origin.partition",
            "weir.origin.offset",
            "weir.time");
    assertThat(headers.lastHeader("weir.reason").value()).isEqualTo("undecodable".getBytes(UTF_8));
  }

  @Test
  void shouldLeaveOutHeadersBeyondTheirBound() {
    // Given
    TestRecord<byte[], byte[]> fits = new TestRecord<>(KEY, new byte[] {9});
    fits.headers().add("trace", new byte[16_384 - 16 - 5]);
    TestRecord<byte[], byte[]> tooLarge = new TestRecord<>(KEY, new byte[1001]);
    tooLarge.headers().add("trace", new byte[16_384 - 16 - 5 + 1]).add("a", new byte[0]);

    // When
    weir.input(Topic.SIGNALS, fits);
    weir.input(Topic.SIGNALS, tooLarge);

    // Then
    List<TestRecord<byte[], byte[]>> letters = weir.deadLetterRecords();
    assertThat(letters.getFirst().headers().lastHeader("trace").value()).hasSize(16_363);
    assertThat(letters.getLast().headers())
        .extracting(Header::key)
        .doesNotContain("trace", "a")
        .contains("weir.reason");
    assertThat(new String(letters.getLast().headers().lastHeader("weir.detail").value(), UTF_8))
        .startsWith("the value of 1001 bytes is left out; 16402 bytes of headers are left out; ");
  }

  @Test
  void shouldTakeOverNoHeadersWhereNoneAreWanted() {
    // Given
    weir.close();
    weir = new Harness("headers.copy", "none");
    TestRecord<byte[], byte[]> record = new TestRecord<>(KEY, new byte[] {9});
    record.headers().add("trace", new byte[3]).add("weir.replays", "2".getBytes(UTF_8));

    // When
    weir.input(Topic.SIGNALS, record);

    // Then
    assertThat(weir.deadLetterRecords().getFirst().headers())
        .extracting(Header::key)
        .doesNotContain("trace")
        .contains("weir.replays");
  }

  @Test
  void shouldLeaveOutValueThatBrokerWouldRefuse() {
    // When
    weir.sendSignal(KEY, new byte[1001]);

    // Then
    TestRecord<byte[], byte[]> record = weir.deadLetterRecords().getFirst();
    assertThat(record.value()).isNull();
    assertThat(new String(record.headers().lastHeader("weir.detail").value(), UTF_8))
        .startsWith("the value of 1001 bytes is left out");
  }

  @Test
  void shouldSendUndecodableLabel() {
    // When
    weir.sendLabel(KEY, new byte[] {9, 9});

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("undecodable");
              assertThat(letter.topic()).isEqualTo("labels");
            });
    assertThat(weir.count("weir.labels", "outcome", "dead-letter")).isEqualTo(1);
  }

  @Test
  void shouldRejectLabelUnderOtherKeyAndOutOfTime() {
    // When
    LabelRecord label = new LabelRecord("s1", "r1", Harness.NOW, "high");
    weir.sendLabel(
        "s2".getBytes(UTF_8), weir.serdes.labels().serializer().serialize("labels", label));
    weir.label("s1", "r1", Harness.NOW.plusSeconds(7200), "high");

    // Then
    assertThat(weir.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("key-mismatch", "event-time-out-of-range");
  }

  @Test
  void shouldNotLoseRecordsWithoutKafkaTime() {
    // When
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.input(Topic.SIGNALS, new TestRecord<>(KEY, value, Instant.ofEpochMilli(0)));

    // Then
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldRetryWhileRegistryIsUnavailable() throws Exception {
    // Given
    FailingRegistry registry = startWithRegistry(2);

    // When
    weir.sendSignal(KEY, weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1)));

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(registry.failures).isZero();
  }

  @Test
  void shouldFailWithNothingSentWhereRegistryStaysUnavailable() throws Exception {
    // Given
    startWithRegistry(Integer.MAX_VALUE);

    // When, then
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    assertThatThrownBy(() -> weir.sendSignal(KEY, value))
        .hasStackTraceContaining(RegistryUnavailableException.class.getName());
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.predictions()).isEmpty();
  }

  @Test
  void shouldRejectARecordWhoseSchemaMakesMuchWorkOfFewBytes() throws Exception {
    // given a writer's schema with a field that the reader skips, and whose items take no bytes
    FailingRegistry registry = startWithRegistry(0);
    Schema hostile =
        new Schema.Parser()
            .parse(
                SignalRecord.SCHEMA$
                    .toString()
                    .replaceFirst(
                        "\"fields\":\\[",
                        "\"fields\":[{\"name\":\"n\",\"type\":"
                            + "{\"type\":\"array\",\"items\":\"null\"}},"));
    int id = registry.register("any", new AvroSchema(hostile));
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, 5, bytes.length, (byte) 64);
    bytes[4] = (byte) id;

    // when, then
    weir.sendSignal(KEY, bytes);
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("undecodable");
              assertThat(letter.detail()).contains("an array whose items take no bytes");
            });
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldRejectARecordWhoseSchemaIdIsTheOnlyOneThatTheRegistryFailsFor() throws Exception {
    // given another team's schema id, which this application must not read
    FailingRegistry registry = startWithRegistry(0);
    byte[] good = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    int known = ByteBuffer.wrap(good).getInt(1);
    registry.forbid(known + 1, known + 2);
    byte[] one = ByteBuffer.wrap(good.clone()).putInt(1, known + 1).array();
    byte[] other = ByteBuffer.wrap(good.clone()).putInt(1, known + 2).array();

    // when
    weir.sendSignal(KEY, one);
    int asked = registry.asked;
    for (int i = 0; i < 100; i++) {
      weir.sendSignal(KEY, one);
    }
    int askedForMany = registry.asked - asked;
    weir.sendSignal(KEY, other);
    weir.sendSignal(KEY, good);

    // then
    assertThat(askedForMany).isZero();
    assertThat(weir.deadLetters())
        .hasSize(102)
        .allSatisfy(
            letter -> {
              assertThat(letter.reason()).isEqualTo("undecodable");
              assertThat(letter.detail()).contains("status 403, and answers for other ids");
            });
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldWaitForASchemaIdThatANodeOfTheRegistryDoesNotKnowYet() throws Exception {
    // given
    FailingRegistry registry = startWithRegistry(0, "retry.timeout", "1m");
    registry.unknown = 2;

    // when
    weir.sendSignal(KEY, weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1)));

    // then
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldAskSeldomForASchemaIdThatNobodyKnows() throws Exception {
    // given
    FailingRegistry registry = startWithRegistry(0);
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));
    byte[] unknown = ByteBuffer.wrap(value).putInt(1, 9_999).array();

    // when
    for (int i = 0; i < 500; i++) {
      weir.sendSignal(KEY, unknown);
    }

    // then
    assertThat(weir.deadLetters()).hasSize(500);
    assertThat(registry.asked).isLessThan(20);
  }

  @Test
  void shouldNotStandStillForEveryOneOfManyUnknownSchemaIds() throws Exception {
    // given
    startWithRegistry(0);
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, 1));

    // when a hundred unknown ids arrive, each of which alone would wait for 200 ms
    long start = System.nanoTime();
    for (int id = 9_000; id < 9_100; id++) {
      weir.sendSignal(KEY, ByteBuffer.wrap(value.clone()).putInt(1, id).array());
    }

    // then
    assertThat(weir.deadLetters()).hasSize(100);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private FailingRegistry startWithRegistry(int failures, String... settings) throws Exception {
    weir.close();
    FailingRegistry registry = new FailingRegistry(failures);
    weir =
        new Harness(
            serdes ->
                new RecordSerdes(
                    new AvroSerde<>(SignalRecord.class, registry),
                    new AvroSerde<>(ImageRecord.class, registry),
                    new AvroSerde<>(LabelRecord.class, registry),
                    serdes.predictions(),
                    serdes.accuracy(),
                    serdes.drift(),
                    new AvroSerde<>(SpecificRecord.class, registry),
                    new AvroSerde<>(ModelChunk.class, registry),
                    new SchemaFetcher(registry)),
            settings);
    registry.register("signals-value", new AvroSchema(SignalRecord.SCHEMA$));
    return registry;
  }

  private void assertSignalRejected(byte[] key, byte[] value, String reason) {
    weir.sendSignal(key, value);
    TestRecord<byte[], byte[]> record = weir.deadLetterRecords().getFirst();
    assertThat(record.headers().lastHeader("weir.reason").value())
        .asString(UTF_8)
        .isEqualTo(reason);
    assertThat(record.key()).isEqualTo(key);
    assertThat(record.value()).isEqualTo(value);
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.count("weir.dead.letters", "reason", reason)).isEqualTo(1);
  }

  /** Fails for the first few requests, and always for some ids. */
  private static final class FailingRegistry extends MockSchemaRegistryClient {
    private final Set<Integer> forbidden = new HashSet<>();
    private int failures;
    private int unknown;
    private int asked;

    FailingRegistry(int failures) {
      this.failures = failures;
    }

    void forbid(Integer... ids) {
      forbidden.addAll(Set.of(ids));
    }

    @Override
    public synchronized ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
      asked++;
      if (failures > 0) {
        failures--;
        throw new IOException("connection refused");
      }
      if (forbidden.contains(id)) {
        throw new RestClientException("not yours", 403, 40301);
      }
      if (unknown > 0) {
        unknown--;
        throw new RestClientException("no such schema", 404, 40403);
      }
      return super.getSchemaById(id);
    }
  }
}
