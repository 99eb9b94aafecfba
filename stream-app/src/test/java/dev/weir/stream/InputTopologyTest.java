package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.TestRecords;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.topics.KeyPartition;
import dev.weir.stream.decode.OutputLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records of a team's own topics, from the topic to predictions and dead letters. */
class InputTopologyTest {
  private static final String TOPIC = "plant.cycles";
  private static final String[] PRESSES = {
    "inputs", "presses",
    "input.presses.topic", TOPIC,
    "input.presses.format", "json",
    "input.presses.id", "cycle",
    "input.presses.source", "machine.id",
    "input.presses.time", "at",
    "input.presses.values", "torque",
    "input.presses.label", "verdict",
    "input.presses.passthrough", "order:order-number"
  };

  private Harness weir;

  private void start(String... settings) {
    weir = new Harness(settings);
    weir.routes(Map.of("presses", new FakeModel(0, 4)));
  }

  private void startPresses(String... more) {
    start(presses(more));
  }

  private static String[] presses(String... more) {
    List<String> all = new ArrayList<>(List.of(PRESSES));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @AfterEach
  void close() {
    weir.close();
  }

  private static String cycle(String id, String values) {
    return cycle(id, values, "press-7");
  }

  private static String cycle(String id, String values, String source) {
    return """
    {"cycle":"%s","machine":{"id":"%s","hall":2},"at":"%s","torque":%s,"order":4711}\
    """
        .formatted(id, source, Harness.NOW, values);
  }

  private void send(String topic, String key, String value, Headers headers) {
    weir.send(
        topic,
        new TestRecord<>(
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8),
            headers,
            weir.driverTime()));
  }

  private void send(String value) {
    send(TOPIC, "whatever", value, new RecordHeaders());
  }

  @Test
  void shouldClassifyASignalOfATeamsOwn() {
    // given
    startPresses();

    // when
    send(cycle("c1", "[2, 2, 2, 2]"));

    // then
    Prediction prediction = weir.predictions().getFirst();
    assertThat(prediction.getRecordId()).isEqualTo("c1");
    assertThat(prediction.getSource()).isEqualTo("press-7");
    assertThat(prediction.getRoute()).isEqualTo("presses");
    assertThat(prediction.getEventTime()).isEqualTo(Harness.NOW);
    assertThat(weir.count("weir.input.records", "input", "presses", "outcome", "mapped"))
        .isEqualTo(1);
    assertThat(weir.count("weir.records", "route", "presses", "outcome", "predicted")).isEqualTo(1);
  }

  @Test
  void shouldRepartitionTheRecordUnchangedByItsSource() {
    // given
    startPresses();
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));

    // when
    send(TOPIC, null, cycle("c1", "[2, 2, 2, 2]"), headers);

    // then
    TestRecord<byte[], byte[]> between = weir.records("weir-mapped-inputs-repartition").getFirst();
    assertThat(between.key()).isEqualTo("press-7".getBytes(UTF_8));
    assertThat(between.value()).isEqualTo(cycle("c1", "[2, 2, 2, 2]").getBytes(UTF_8));
    assertThat(between.headers()).extracting("key").containsExactly("shift", "weir.input");
  }

  @Test
  void shouldPassFieldsToThePredictionAndNoOtherHeaders() {
    // given
    startPresses();
    Headers headers =
        new RecordHeaders()
            .add("shift", "late".getBytes(UTF_8))
            .add("weir.pass.forged", "1".getBytes(UTF_8));

    // when
    send(TOPIC, "k", cycle("c1", "[2, 2, 2, 2]"), headers);

    // then
    Headers found = weir.records("predictions").getFirst().headers();
    assertThat(found).hasSize(1);
    assertThat(found.lastHeader("order-number").value()).asString(UTF_8).isEqualTo("4711");
  }

  @Test
  void shouldPassFieldsBesideCopiedHeaders() {
    // given
    startPresses("headers.copy", "all");
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));

    // when
    send(TOPIC, "k", cycle("c1", "[2, 2, 2, 2]"), headers);

    // then
    assertThat(weir.records("predictions").getFirst().headers())
        .extracting("key")
        .containsExactly("shift", "order-number");
  }

  @Test
  void shouldRejectARecordWithoutItsSource() {
    // given
    startPresses();
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));

    // when
    send(TOPIC, "k", "{\"cycle\":\"c1\",\"machine\":{\"hall\":2}}", headers);

    // then
    assertLetter("undecodable", "machine.id: no such field; machine has hall");
    assertThat(rejected("source")).isEqualTo(1);
    assertThat(weir.count("weir.input.records", "input", "presses", "outcome", "dead-letter"))
        .isEqualTo(1);
  }

  @Test
  void shouldNameThePathBehindTheRepartitionTopic() {
    // given
    startPresses();
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));

    // when
    send(TOPIC, "k", cycle("c1", "[1, 2, \"x\"]"), headers);

    // then
    assertLetter("undecodable", "torque[2]: a text, not a number");
    assertThat(rejected("values")).isEqualTo(1);
  }

  @Test
  void shouldRejectInTheTeamsOwnFormWhatTheModelDoesNotTake() {
    // given
    startPresses();
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));

    // when
    send(TOPIC, "k", cycle("c1", "[1, 2]"), headers);

    // then
    assertLetter("wrong-size", "2");
  }

  private double rejected(String part) {
    return weir.count(
        "weir.input.rejected", "input", "presses", "part", part, "reason", "undecodable");
  }

  /** The letter of a record with key k and header shift, the first of its topic. */
  private void assertLetter(String reason, String detail) {
    TestRecord<byte[], byte[]> letter = weir.records("dead-letters").getFirst();
    DeadLetter why = dev.weir.schemas.DeadLetterHeaders.read(letter.headers()).orElseThrow();
    assertThat(why.reason()).isEqualTo(reason);
    assertThat(why.detail()).contains(detail);
    assertThat(why.topic()).isEqualTo(TOPIC);
    assertThat(why.partition()).isZero();
    assertThat(why.offset()).isZero();
    assertThat(letter.key()).isEqualTo("k".getBytes(UTF_8));
    assertThat(letter.headers().lastHeader("shift").value()).asString(UTF_8).isEqualTo("late");
    assertThat(letter.headers().lastHeader("weir.input")).isNull();
    assertThat(letter.headers().lastHeader("weir.window")).isNull();
  }

  @Test
  void shouldMapARecordOfACopartitionedTopicWhereItIs() {
    // given
    startPresses("input.presses.copartitioned", "true");

    // when
    send(cycle("c1", "[2, 2, 2, 2]"));
    send(cycle("c1", "[2, 2, 2, 2]"));

    // then
    List<TestRecord<byte[], byte[]>> predictions = weir.records("predictions");
    assertThat(predictions).hasSize(1);
    assertThat(predictions.getFirst().key()).isEqualTo("press-7".getBytes(UTF_8));
    assertThat(predictions.getFirst().headers()).extracting("key").containsExactly("order-number");
    assertThat(weir.records("weir-mapped-inputs-repartition")).isEmpty();
  }

  @Test
  void shouldRejectARecordOfACopartitionedTopicInTheTeamsOwnForm() {
    // given
    startPresses("input.presses.copartitioned", "true");
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));

    // when
    send(TOPIC, "k", cycle("c1", "[1, 2, \"x\"]"), headers);

    // then
    assertLetter("undecodable", "torque[2]: a text, not a number");
  }

  @Test
  void shouldCountRecordsOfACopartitionedTopicThatAreElsewhere() {
    // given
    weir =
        new Harness(
            new TopicShape(4, OutputLimits.USUAL), presses("input.presses.copartitioned", "true"));
    weir.routes(Map.of("presses", new FakeModel(0, 4)));

    // when
    IntStream.range(0, 4).forEach(i -> send(cycle("c" + i, "[2, 2, 2, 2]", sourceOf(i))));

    // then
    assertThat(weir.predictions()).hasSize(4);
    assertThat(weir.count("weir.records.misplaced", "topic", TOPIC)).isEqualTo(3);
  }

  /** A source that belongs to a partition of four; the driver's records are all on 0. */
  private static String sourceOf(int partition) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "press-" + i)
        .filter(source -> KeyPartition.of(source.getBytes(UTF_8), 4) == partition)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldClassifyFromACopartitionedTopicAndAnother() {
    // given
    startPresses(
        "inputs", "presses,mills",
        "input.presses.copartitioned", "true",
        "input.mills.topic", "plant.mills",
        "input.mills.format", "json",
        "input.mills.values", "torque");
    weir.routes(Map.of("presses", new FakeModel(0, 4), "mills", new FakeModel(0, 4)));

    // when
    send(cycle("c1", "[2, 2, 2, 2]"));
    send("plant.mills", "mill-1", "{\"torque\":[2, 2, 2, 2]}", new RecordHeaders());

    // then
    assertThat(weir.predictions())
        .extracting(Prediction::getRoute)
        .containsExactlyInAnyOrder("presses", "mills");
    assertThat(weir.records("weir-mapped-inputs-repartition")).hasSize(1);
  }

  @Test
  void shouldRejectARecordWithoutValue() {
    // given
    startPresses();

    // when
    send(TOPIC, "k", null, new RecordHeaders().add("shift", "late".getBytes(UTF_8)));

    // then
    assertLetter("undecodable", "no value");
    assertThat(rejected("whole")).isEqualTo(1);
  }

  @Test
  void shouldRejectAnEventTimeOutOfRange() {
    // given
    startPresses();

    // when
    send(
        TOPIC,
        "k",
        cycle("c1", "[2, 2, 2, 2]").replace(Harness.NOW.toString(), "2999-01-01T00:00:00Z"),
        new RecordHeaders().add("shift", "late".getBytes(UTF_8)));

    // then
    assertLetter("event-time-out-of-range", "ahead of the clock");
  }

  @Test
  void shouldRejectWhatNoRouteOfItsInputTakes() {
    // given
    startPresses("routes", "presses", "route.presses.sources", "oven-.*");

    // when
    send(
        TOPIC,
        "k",
        cycle("c1", "[2, 2, 2, 2]"),
        new RecordHeaders().add("shift", "late".getBytes(UTF_8)));

    // then
    assertLetter("no-route", "[presses]");
  }

  @Test
  void shouldJoinALabelWithinARecordAndOneOfItsOwn() {
    // given
    startPresses(
        "labels.topic", "plant.verdicts",
        "labels.format", "json",
        "labels.source", "machine",
        "labels.record", "cycle",
        "labels.time", "at",
        "labels.label", "verdict");

    // when
    send(cycle("c1", "[2, 2, 2, 2]"));
    send(
        "plant.verdicts",
        null,
        "{\"machine\":\"press-7\",\"cycle\":\"c1\",\"at\":\"%s\",\"verdict\":\"up\"}"
            .formatted(Harness.NOW),
        new RecordHeaders());
    send(
        "plant.verdicts",
        "k",
        "{\"machine\":\"press-7\",\"cycle\":\"c1\",\"at\":\"%s\"}".formatted(Harness.NOW),
        new RecordHeaders());

    // then
    assertThat(weir.accuracy()).last().satisfies(it -> assertThat(it.getLabelled()).isEqualTo(1));
    assertThat(weir.count("weir.labels", "outcome", "joined")).isEqualTo(1);
    assertThat(weir.count("weir.labels", "outcome", "dead-letter")).isEqualTo(1);
    assertThat(weir.deadLetters().getFirst().topic()).isEqualTo("plant.verdicts");
  }

  @Test
  void shouldJoinLabelsInAvroAndRejectWrongOnesAsTheTeamSentThem() throws Exception {
    // given
    startPresses(
        "labels.topic", "plant.verdicts",
        "labels.format", "avro",
        "labels.source", "machine.id",
        "labels.record", "cycle",
        "labels.time", "at",
        "labels.label", "verdict");
    String schema =
        """
        {"type": "record", "name": "Verdict", "fields": [
          {"name": "machine", "type": {"type": "record", "name": "M", "fields": [{"name": "id", "type": "string"}]}},
          {"name": "cycle", "type": ["null", "long", "string"]},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
          {"name": "result", "aliases": ["verdict"], "type": ["null", {"type": "enum", "name": "V", "symbols": ["low", "high"]}]}]}
        """;
    int id = TestRecords.register(weir.registry(), "plant.verdicts", "AVRO", schema);
    String label =
        "{\"machine\": {\"id\": \"press-7\"}, \"cycle\": %s, \"at\": %d000000, \"result\": %s}";
    long at = Harness.NOW.getEpochSecond();

    // when: a label before its record and one behind it, by ids of two types, and one that is none
    sendVerdict(
        TestRecords.avro(id, schema, label.formatted("{\"long\": 17}", at, "{\"V\": \"high\"}")));
    send(cycle("17", "[2, 2, 2, 2]"));
    send(cycle("c1", "[2, 2, 2, 2]"));
    sendVerdict(
        TestRecords.avro(
            id, schema, label.formatted("{\"string\": \"c1\"}", at, "{\"V\": \"low\"}")));
    byte[] wrong =
        TestRecords.avro(id, schema, label.formatted("{\"string\": \"c2\"}", at, "null"));
    sendVerdict(wrong);

    // then
    assertThat(weir.accuracy()).last().satisfies(it -> assertThat(it.getLabelled()).isEqualTo(2));
    TestRecord<byte[], byte[]> letter = weir.records("dead-letters").getFirst();
    DeadLetter why = dev.weir.schemas.DeadLetterHeaders.read(letter.headers()).orElseThrow();
    assertThat(why.detail()).isEqualTo("verdict: null, not a text or a number");
    assertThat(why.topic()).isEqualTo("plant.verdicts");
    assertThat(why.offset()).isEqualTo(2);
    assertThat(letter.key()).isEqualTo("verdict-key".getBytes(UTF_8));
    assertThat(letter.value()).isEqualTo(wrong);
    assertThat(letter.headers().lastHeader("shift").value()).asString(UTF_8).isEqualTo("late");
  }

  private void sendVerdict(byte[] value) {
    Headers headers = new RecordHeaders().add("shift", "late".getBytes(UTF_8));
    weir.send(
        "plant.verdicts",
        new TestRecord<>("verdict-key".getBytes(UTF_8), value, headers, weir.driverTime()));
  }

  @Test
  void shouldNotTrustAnOriginOnWeirsOwnTopics() {
    // given
    startPresses("routes", "signals,presses");
    weir.routes(Map.of("signals", new FakeModel(0, 4), "presses", new FakeModel(0, 4)));
    send(cycle("c1", "[2, 2, 2, 2]"));
    Headers forged = new RecordHeaders();
    weir.records("weir-mapped-inputs-repartition")
        .getFirst()
        .headers()
        .forEach(header -> forged.add(header));

    // when
    weir.send(
        "signals",
        new TestRecord<>("s".getBytes(UTF_8), new byte[] {1}, forged, weir.driverTime()));

    // then
    assertThat(weir.deadLetters().getLast().topic()).isEqualTo("signals");
  }

  @Test
  void shouldClassifySignalsOfBothKindsOfTopics() {
    // given
    startPresses("routes", "signals,presses");
    weir.routes(Map.of("signals", new FakeModel(0, 4), "presses", new FakeModel(0, 4)));

    // when
    weir.send(Harness.signal("s", "1", Harness.NOW, 2));
    send(cycle("c1", "[2, 2, 2, 2]"));

    // then
    assertThat(weir.predictions())
        .extracting(Prediction::getRoute)
        .containsExactly("signals", "presses");
  }

  @Test
  void shouldClassifyImagesOfATeamsOwn() {
    // given
    start(
        "inputs", "parts",
        "input.parts.topic", "plant.parts",
        "input.parts.kind", "image",
        "input.parts.format", "json",
        "input.parts.source", "header:camera",
        "input.parts.pixels", "grey",
        "input.parts.pixels.encoding", "base64",
        "input.parts.width", "3",
        "input.parts.height", "2");
    weir.routes(Map.of("parts", new FakeImageModel(4)));
    byte[] pixels = new byte[6];
    Arrays.fill(pixels, (byte) 9);

    // when
    send(
        "plant.parts",
        "k",
        "{\"grey\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(pixels)),
        new RecordHeaders().add("camera", "cam-1".getBytes(UTF_8)));

    // then
    Prediction prediction = weir.predictions().getFirst();
    assertThat(prediction.getSource()).isEqualTo("cam-1");
    assertThat(prediction.getRecordId()).isEqualTo("plant.parts-0-0");
  }

  @Test
  void shouldWritePredictionsAndAccuracyAsJson() {
    // given
    startPresses("predictions.format", "json", "accuracy.format", "json");

    // when
    send(cycle("c1", "[2, 2, 2, 2]").replace("\"order\"", "\"verdict\":\"up\",\"order\""));

    // then
    assertThat(new String(weir.records("predictions").getFirst().value(), UTF_8))
        .startsWith("{\"recordId\":\"c1\",\"source\":\"press-7\"")
        .contains("\"eventTime\":\"" + Harness.NOW + "\"");
    assertThat(new String(weir.records("accuracy").getFirst().value(), UTF_8)).startsWith("{");
    assertThat(weir.count("weir.labels", "outcome", "joined")).isEqualTo(1);
  }

  @Test
  void shouldUseTopicsOfOtherNames() {
    // given
    startPresses("topic.predictions", "plant.classes", "topic.dead.letters", "plant.bad");

    // when
    send(cycle("c1", "[2, 2, 2, 2]"));
    send("{");

    // then
    assertThat(weir.records("plant.classes")).hasSize(1);
    assertThat(weir.records("plant.bad")).hasSize(1);
  }

  @Test
  void shouldReadWeirsRecordsOnAnyTopic() {
    // given
    start("inputs", "presses", "input.presses.topic", TOPIC);
    SignalRecord signal = Harness.signal("press-7", "c1", Harness.NOW, 2);

    // when
    sendRecord("press-7", signal);
    sendRecord("press-8", signal);

    // then
    assertThat(weir.predictions()).extracting(Prediction::getRecordId).containsExactly("c1");
    assertThat(weir.deadLetters()).extracting(DeadLetter::reason).containsExactly("key-mismatch");
  }

  @Test
  void shouldReadAvroByTheWritersSchema() {
    // given
    start(
        "inputs", "presses",
        "input.presses.topic", TOPIC,
        "input.presses.format", "avro",
        "input.presses.source", "source",
        "input.presses.time", "eventTime",
        "input.presses.values", "values");

    // when
    sendRecord(null, Harness.signal("press-7", "c1", Harness.NOW, 2));
    send(TOPIC, "k", "no Avro", new RecordHeaders());

    // then
    Prediction prediction = weir.predictions().getFirst();
    assertThat(prediction.getSource()).isEqualTo("press-7");
    assertThat(prediction.getRecordId()).isEqualTo("plant.cycles-0-0");
    assertThat(prediction.getEventTime()).isEqualTo(Harness.NOW);
    assertThat(weir.deadLetters()).extracting(DeadLetter::topic).containsExactly(TOPIC);
  }

  private void sendRecord(String key, SignalRecord signal) {
    weir.send(
        TOPIC,
        new TestRecord<>(
            key == null ? null : key.getBytes(UTF_8),
            weir.bytes(signal),
            new RecordHeaders(),
            weir.driverTime()));
  }
}
