package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.stream.classify.ModelUnavailableException;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifyTopologyTest {
  private Harness weir = new Harness();

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldPredictRecord() {
    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW.minusSeconds(5), 2.5));

    // Then
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.getRecordId()).isEqualTo("r1");
              assertThat(p.getSource()).isEqualTo("s1");
              assertThat(p.getRoute()).isEqualTo("signals");
              assertThat(p.getModel()).isEqualTo("m");
              assertThat(p.getVersion()).isEqualTo("v1");
              assertThat(p.getRole()).isEqualTo("champion");
              assertThat(p.getTimelineRevision()).isEqualTo(1);
              assertThat(p.getLabel()).isEqualTo("high");
              assertThat(p.getScores()).containsEntry("low", -2.5).containsEntry("high", 2.5);
              assertThat(p.getMargin()).isEqualTo(5);
              assertThat(p.getEventTime()).isEqualTo(Harness.NOW.minusSeconds(5));
              assertThat(p.getProcessingTime()).isEqualTo(Harness.NOW);
            });
    assertThat(weir.count("weir.records", "route", "signals", "outcome", "predicted")).isEqualTo(1);
    assertThat(weir.meters.get("weir.classify").timer().count()).isEqualTo(1);
  }

  @Test
  void shouldGiveEachPredictionItsOwnScores() {
    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.send(Harness.signal("s1", "r2", Harness.NOW, -1));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getLabel).containsExactly("high", "low");
  }

  @Test
  void shouldPredictSameIdOnceAndCountDuplicate() {
    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.send(Harness.signal("s2", "r1", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getSource).containsExactly("s1", "s2");
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
    assertThat(weir.count("weir.records", "outcome", "duplicate")).isEqualTo(1);
  }

  @Test
  void shouldKeepKeyAndHeaders() {
    // Given
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "abc".getBytes(UTF_8));
    byte[] value = weir.bytes(Harness.signal("s1", "r1", Harness.NOW, Double.NaN));

    // When
    weir.input(Topic.SIGNALS, new TestRecord<>("s1".getBytes(UTF_8), value, headers, Harness.NOW));

    // Then
    TestRecord<byte[], byte[]> letter = weir.deadLetterRecords().getFirst();
    assertThat(letter.key()).isEqualTo("s1".getBytes(UTF_8));
    assertThat(letter.headers().lastHeader("traceparent").value()).isEqualTo("abc".getBytes(UTF_8));
  }

  @Test
  void shouldGivePredictionsTheTimeTheyWereMade() {
    // Given Kafka timestamps that retention would delete immediately, and that a broker would
    // reject
    for (Duration off : List.of(Duration.ofDays(-30), Duration.ofDays(2))) {
      byte[] value = weir.bytes(Harness.signal("s1", "r" + off, Harness.NOW.minusSeconds(5), 1));

      // When
      weir.input(
          Topic.SIGNALS, new TestRecord<>("s1".getBytes(UTF_8), value, Harness.NOW.plus(off)));
    }

    // Then
    assertThat(weir.records("predictions"))
        .hasSize(2)
        .allSatisfy(
            prediction -> {
              assertThat(prediction.key()).isEqualTo("s1".getBytes(UTF_8));
              assertThat(prediction.getRecordTime()).isEqualTo(Harness.NOW);
            });
  }

  @Test
  void shouldNotPassOnHeadersWithPredictions() {
    // When
    weir.input(Topic.SIGNALS, traced(new byte[10]));

    // Then
    assertThat(weir.records("predictions").getFirst().headers()).isEmpty();
  }

  @Test
  void shouldPassOnHeadersWithinTheirBoundWhereTheyAreWanted() {
    // Given
    weir.close();
    weir = new Harness("headers.copy", "all", "headers.max.bytes", "100");

    // When
    weir.input(Topic.SIGNALS, traced(new byte[10]));
    weir.input(Topic.SIGNALS, traced(new byte[100]));

    // Then
    List<TestRecord<byte[], byte[]>> predictions = weir.records("predictions");
    assertThat(predictions.getFirst().headers())
        .extracting(Header::key)
        .containsExactly("traceparent");
    assertThat(predictions.getLast().headers()).isEmpty();
  }

  private TestRecord<byte[], byte[]> traced(byte[] trace) {
    byte[] value = weir.bytes(Harness.signal("s1", "r" + trace.length, Harness.NOW, 1));
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", trace).add("weir.replays", "1".getBytes(UTF_8));
    return new TestRecord<>("s1".getBytes(UTF_8), value, headers, Harness.NOW);
  }

  @Test
  void shouldChooseVersionByEventTimeInAnyOrder() {
    // Given
    Instant change = Harness.NOW.minusSeconds(60);
    weir.timeline(
        7,
        List.of(Harness.entry(0, "old"), Harness.entry(change.toEpochMilli(), "new")),
        Map.of(
            "old", Harness.loaded("old", new FakeModel(0, 4)),
            "new", Harness.loaded("new", new FakeModel(10, 4))));

    // When
    weir.send(Harness.signal("s", "r1", change, 5));
    weir.send(Harness.signal("s", "r2", change.minusMillis(1), 5));
    weir.send(Harness.signal("s", "r3", change.plusMillis(1), 5));

    // Then
    List<Prediction> predictions = weir.predictions();
    assertThat(predictions).extracting(Prediction::getVersion).containsExactly("new", "old", "new");
    assertThat(predictions).extracting(Prediction::getLabel).containsExactly("low", "high", "low");
    assertThat(predictions).extracting(Prediction::getTimelineRevision).containsOnly(7L);
  }

  @Test
  void shouldFallBackToLastGoodVersionWhereOneIsRefused() {
    // Given
    weir.timeline(
        3,
        List.of(Harness.entry(0, "good"), Harness.entry(1_000, "bad")),
        Map.of(
            "good",
            Harness.loaded("good", new FakeModel(0, 4)),
            "bad",
            new VersionState.Refused(RefusalReason.HASH_MISMATCH, "another hash")));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getVersion).containsExactly("good");
  }

  @Test
  void shouldWaitForVersionThatIsBeingLoaded() {
    // Given
    weir.close();
    weir = new Harness("retry.timeout", "1m");
    LiveModels ready = weir.live.get();
    pending();
    AtomicBoolean loaded = new AtomicBoolean();
    Thread.ofPlatform()
        .start(
            () -> {
              sleep(80);
              loaded.set(true);
              weir.live.set(ready);
            });

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(loaded).isTrue();
  }

  @Test
  void shouldFailWithNothingSentWhereVersionDoesNotCome() {
    // Given
    pending();

    // When, then
    assertThatThrownBy(() -> weir.send(Harness.signal("s", "r1", Harness.NOW, 5)))
        .hasRootCauseInstanceOf(ModelUnavailableException.class)
        .rootCause()
        .hasMessageContaining("m/v9")
        .hasMessageContaining("its artifact is being loaded");
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.deadLetters()).isEmpty();
  }

  @Test
  void shouldFailWhereRouteHasNoAssignment() {
    // Given
    weir.live.set(LiveModels.NONE);

    // When, then
    assertThatThrownBy(() -> weir.send(Harness.signal("s", "r1", Harness.NOW, 5)))
        .hasRootCauseInstanceOf(ModelUnavailableException.class)
        .rootCause()
        .hasMessageContaining("route signals has no assignment");
  }

  @Test
  void shouldFailWhereOnlyVersionIsRefused() {
    // Given
    weir.timeline(
        1,
        List.of(Harness.entry(0, "bad")),
        Map.of("bad", new VersionState.Refused(RefusalReason.TOO_LARGE, "2 GB")));

    // When, then
    assertThatThrownBy(() -> weir.send(Harness.signal("s", "r1", Harness.NOW, 5)))
        .hasRootCauseInstanceOf(ModelUnavailableException.class)
        .rootCause()
        .hasMessageContaining("too-large");
  }

  @Test
  void shouldScoreWithNewModelAfterOldOneIsForgotten() {
    // Given
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));
    weir.timeline(2, 0, new FakeModel(10, 4));

    // When
    weir.advance(Duration.ofSeconds(2));
    weir.send(Harness.signal("s", "r2", Harness.NOW, 5));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getLabel).containsExactly("high", "low");
  }

  private void pending() {
    weir.timeline(
        9,
        List.of(Harness.entry(0, "v9")),
        Map.of("v9", new VersionState.Pending("its artifact is being loaded")));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
