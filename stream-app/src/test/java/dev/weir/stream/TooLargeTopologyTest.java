package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.ScoreReference;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.decode.OutputLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outputs that do not fit into a Kafka record are never sent. */
class TooLargeTopologyTest {
  private static final byte[] KEY = "s".getBytes(UTF_8);
  private static final long LIMIT = 64 << 10;
  private static final String LONG_ID = "r".repeat(2_049);

  private Harness weir = new Harness(new TopicShape(1, OutputLimits.ofAll(LIMIT)));

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldKeepLongWindowsInRecordsThatTheirTopicTakes() {
    // Given
    weir.close();
    weir =
        new Harness(
            new TopicShape(1, OutputLimits.ofAll(LIMIT)),
            "routes",
            "presses",
            "route.presses.window",
            "40000");
    weir.routes(Map.of("presses", new FakeModel(0, 40_000)));
    double[] values = new double[39_999];
    Arrays.setAll(values, Math::sin);

    // When
    weir.send(SignalRecord.of("p", "press-1", Harness.NOW, values).withStart(0L));
    List<TestRecord<byte[], byte[]>> kept = weir.records("weir-continuous-signals-changelog");
    weir.send(SignalRecord.of("p", "press-1", Harness.NOW, new double[] {1}).withStart(39_999L));

    // Then
    assertThat(kept)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            record ->
                assertThat((long) record.key().length + record.value().length)
                    .isLessThan(OutputLimits.room(LIMIT)));
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldRejectIdsThatAreTooLong() {
    // Given
    byte[] image = weir.bytes(Harness.image("s", LONG_ID, Harness.NOW, 1));

    // When
    weir.send(Harness.signal("s", LONG_ID, Harness.NOW, 1));
    weir.label("s", LONG_ID, Harness.NOW, "high");
    weir.sendImage(KEY, image);

    // Then
    assertThat(weir.deadLetters())
        .hasSize(3)
        .allSatisfy(
            letter -> {
              assertThat(letter.reason()).isEqualTo("too-large");
              assertThat(letter.detail())
                  .isEqualTo("the id has 2,049 bytes; at most 2,048 are taken");
            });
    assertThat(weir.count("weir.dead.letters", "reason", "too-large")).isEqualTo(3);
  }

  @Test
  void shouldRejectSourceThatIsTooLongAndTakeTheLongestNames() {
    // Given
    String longest = "s".repeat(1_024);

    // When
    weir.send(Harness.signal(longest + "s", "r", Harness.NOW, 1));
    weir.send(Harness.signal(longest, "r".repeat(2_048), Harness.NOW, 1));

    // Then
    assertThat(weir.deadLetters()).extracting(DeadLetter::reason).containsExactly("too-large");
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldLeaveOutOfLetterWhatDoesNotFit() {
    // Given
    TestRecord<byte[], byte[]> value = new TestRecord<>(KEY, new byte[60_000]);
    TestRecord<byte[], byte[]> headers = new TestRecord<>(new byte[45_000], new byte[5_000]);
    headers.headers().add("trace", new byte[16_000]);
    TestRecord<byte[], byte[]> key = new TestRecord<>(new byte[1_500_000], new byte[] {9});

    // When
    List.of(value, headers, key).forEach(record -> weir.input(Topic.SIGNALS, record));

    // Then
    List<TestRecord<byte[], byte[]>> letters = weir.deadLetterRecords();
    assertThat(letters).allSatisfy(TooLargeTopologyTest::assertFits);
    assertThat(letters.get(0).value()).isNull();
    assertThat(letters.get(0).key()).isEqualTo(KEY);
    assertThat(letters.get(1).value()).isNull();
    assertThat(letters.get(1).headers().lastHeader("trace")).isNull();
    assertThat(letters.get(1).key()).hasSize(45_000);
    assertThat(letters.get(2).key()).isNull();
    assertThat(letters.get(2).value()).isNull();
    assertThat(detail(letters.get(2)))
        .startsWith("the value of 1 bytes is left out; the key of 1500000 bytes is left out; ");
  }

  @Test
  void shouldRejectRecordWhosePredictionDoesNotFit() {
    // Given
    weir.timeline(1, 0, new Wide(classes(5_000, "class-")));

    // When
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("too-large");
              assertThat(letter.detail())
                  .contains("m/v1 with 5,000 classes", "max.message.bytes")
                  .doesNotContain("class-");
            });
  }

  @Test
  void shouldMeasurePredictionsAsTheyAreSent() {
    // Given names of one to four bytes a character, with lengths on both sides of 63 and 64
    List<String> classes = List.of("a", "\u6a5f".repeat(21), "\u00e9".repeat(32), "\ud83d\ude00");
    weir.timeline(1, 0, new Wide(classes));
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));
    long sent = (long) KEY.length + weir.records("predictions").getFirst().value().length;

    // When, then: the estimate is at least the sent size, and hardly more
    assertThat(predictedInRoomOf(sent - 1, classes)).isZero();
    assertThat(predictedInRoomOf(sent + 200, classes)).isEqualTo(1);
  }

  private int predictedInRoomOf(long room, List<String> classes) {
    weir.close();
    OutputLimits usual = OutputLimits.USUAL;
    weir =
        new Harness(
            new TopicShape(
                1,
                new OutputLimits(room, usual.deadLetters(), usual.accuracy(), usual.internal())));
    weir.timeline(1, 0, new Wide(classes));
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));
    return weir.predictions().size();
  }

  @Test
  void shouldLeaveOutChallengerWhosePredictionDoesNotFit() {
    // Given
    weir.timeline(
        1,
        List.of(Harness.entry(0, "v1", "v2")),
        Map.of(
            "v1", Harness.loaded("v1", new FakeModel(0, 4)),
            "v2", Harness.loaded("v2", new Wide(classes(5_000, "class-")))));

    // When
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getVersion).containsExactly("v1");
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.count("weir.challenger.failures", "reason", "unusable-input")).isEqualTo(1);
  }

  @Test
  void shouldRejectRecordOfModelWithClassThatNoLabelCanName() {
    // Given
    weir.timeline(1, 0, new Wide(List.of("a", "b".repeat(257))));

    // When
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.detail())
                    .isEqualTo(
                        "a class of model m/v1 has a name of 257 characters; at most 256 are"
                            + " taken"));
  }

  @Test
  void shouldCountRoomForHeadersOfPredictions() {
    // Given a prediction that fits on its own
    weir.close();
    weir =
        new Harness(
            new TopicShape(1, OutputLimits.ofAll(LIMIT)),
            "headers.copy",
            "all",
            "headers.max.bytes",
            "40000");
    weir.timeline(1, 0, new Wide(classes(2_000, "class-")));

    // When
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));

    // Then
    assertThat(weir.deadLetters()).extracting(DeadLetter::reason).containsExactly("too-large");
  }

  @Test
  void shouldRejectLabelThatDoesNotFitBetween() {
    // Given a writer's schema with a field that the reader lacks
    weir.close();
    weir =
        new Harness(
            new TopicShape(1, new OutputLimits(1 << 20, 1 << 20, 1 << 20, 20)),
            "labels.repartition",
            "true");

    // When
    weir.label("s", "r", Harness.NOW, "high".repeat(20));

    // Then
    assertThat(weir.records("weir-labels-by-source-repartition")).isEmpty();
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("too-large");
              assertThat(letter.topic()).isEqualTo("labels");
              assertThat(letter.detail()).contains("has room for 20");
            });
  }

  @Test
  void shouldNotWatchScoresWhoseCountsDoNotFit() {
    // Given predictions that fit, and accuracy counts that do not
    weir.close();
    OutputLimits usual = OutputLimits.USUAL;
    weir =
        new Harness(
            new TopicShape(
                1,
                new OutputLimits(
                    usual.predictions(), usual.deadLetters(), usual.accuracy(), 64_000)),
            "drift.scores.interval",
            "1s");
    weir.timeline(1, 0, new Wide(classes(5_000, "c")));

    // When
    try (LogCapture log = LogCapture.of("dev.weir")) {
      weir.send(Harness.signal("s", "r1", Harness.NOW, 1));
      weir.send(Harness.signal("s", "r2", Harness.NOW, 1));
      weir.advance(Duration.ofSeconds(2));

      // Then
      assertThat(weir.predictions()).hasSize(2);
      assertThat(weir.records("weir-score-deltas-repartition")).isEmpty();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("m/v1/champion", "5000 classes", "64000");
    }
  }

  private static void assertFits(TestRecord<byte[], byte[]> letter) {
    long bytes =
        ForeignHeaders.bytes(letter.headers()) + length(letter.key()) + length(letter.value());
    assertThat(bytes).isLessThan(LIMIT - LIMIT / 128 - 128);
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static String detail(TestRecord<byte[], byte[]> letter) {
    return new String(letter.headers().lastHeader("weir.detail").value(), UTF_8);
  }

  private static List<String> classes(int count, String prefix) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** A model with these classes that always predicts the first. */
  private record Wide(List<String> classes) implements SignalModel {
    @Override
    public String kind() {
      return "wide";
    }

    @Override
    public InputShape inputShape() {
      return new InputShape.Signal(1, 4);
    }

    @Override
    public List<String> preprocessing() {
      return List.of();
    }

    @Override
    public Wide withProvenance(Provenance other) {
      return this; // its scores do not depend on it
    }

    @Override
    public Provenance provenance() {
      return new ScoreReference(
              "test", new double[] {0.5, 1}, new long[] {10, 10, 10}, new long[classes.size()])
          .addTo(new Provenance(new TreeMap<>()));
    }

    @Override
    public SignalScorer newScorer() {
      return (values, scores) -> {
        Arrays.fill(scores, 0);
        scores[0] = 1;
      };
    }
  }
}
