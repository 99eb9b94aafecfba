package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.stream.names.TopologyNames;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccuracyTopologyTest {
  private static final Instant START = Instant.parse("2026-03-01T11:00:00Z");

  private Harness weir = new Harness();

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldEmitFiguresOfWindow() {
    // When
    labelled("r1", START.plusSeconds(1), 1, "high");
    labelled("r2", START.plusSeconds(59), 1, "low");

    // Then
    TestRecord<String, AccuracyWindow> last = weir.accuracyRecords().getLast();
    assertThat(last.key()).isEqualTo("m/v1/champion/" + START.toEpochMilli());
    AccuracyWindow window = last.value();
    assertThat(window.getWindowStart()).isEqualTo(START);
    assertThat(window.getWindowEnd()).isEqualTo(START.plusSeconds(60));
    assertThat(window.getLabelled()).isEqualTo(2);
    assertThat(window.getCorrect()).isEqualTo(1);
    assertThat(window.getAccuracy()).isEqualTo(0.5);
    // The Wilson interval of 1 in 2, computed from its definition
    assertThat(window.getLower()).isCloseTo(0.0945, within(1e-4));
    assertThat(window.getUpper()).isCloseTo(0.9055, within(1e-4));
    LabelTopologyTest.assertCells(window, "high/high=1", "low/high=1");
  }

  @Test
  void shouldBeginNewWindowAtItsFirstInstant() {
    // When
    labelled("r1", START.plusMillis(59_999), 1, "high");
    labelled("r2", START.plusMillis(60_000), 1, "high");

    // Then
    assertThat(weir.accuracy())
        .extracting(AccuracyWindow::getWindowStart)
        .containsExactly(START, START.plusSeconds(60));
  }

  @Test
  @PropertyTest
  void shouldCountExactlyWhateverTheOrder() {
    // Given sources hours apart and changing labels, in random order
    Random random = Seeds.random();
    Map<String, Map<String, Long>> expected = new HashMap<>();
    Map<String, AccuracyWindow> actual = new HashMap<>();

    // When
    for (int i = 0; i < 300; i++) {
      Instant time = START.minusSeconds(random.nextInt(5) * 3600L + random.nextInt(120));
      double value = random.nextBoolean() ? 1 : -1;
      String predicted = value > 0 ? "high" : "low";
      String truth = random.nextBoolean() ? "high" : "low";
      weir.send(Harness.signal("s" + i % 7, "r" + i, time, value));
      if (random.nextInt(3) == 0) {
        weir.label("s" + i % 7, "r" + i, Harness.NOW, "unclear");
      }
      weir.label("s" + i % 7, "r" + i, Harness.NOW, truth);
      long start = Math.floorDiv(time.toEpochMilli(), 60_000L) * 60_000L;
      expected
          .computeIfAbsent("m/v1/champion/" + start, k -> new HashMap<>())
          .merge(truth + "/" + predicted, 1L, Long::sum);
    }

    // Then
    weir.accuracyRecords().forEach(r -> actual.put(r.key(), r.value()));
    Map<String, Map<String, Long>> found = new HashMap<>();
    actual.forEach(
        (key, window) -> {
          Map<String, Long> cells = new HashMap<>();
          window
              .getConfusion()
              .forEach(c -> cells.put(c.getActual() + "/" + c.getPredicted(), c.getCount()));
          found.put(key, cells);
        });
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void shouldEmitAtMostOnceAnInterval() {
    // Given
    restartWith("10s");

    // When
    for (int i = 0; i < 5; i++) {
      labelled("r" + i, START, 1, "high");
    }
    List<AccuracyWindow> before = weir.accuracy();
    weir.advance(Duration.ofSeconds(10));
    List<AccuracyWindow> after = weir.accuracy();
    weir.advance(Duration.ofSeconds(30));

    // Then
    assertThat(before).isEmpty();
    assertThat(after).singleElement().extracting(AccuracyWindow::getLabelled).isEqualTo(5L);
    assertThat(weir.accuracy()).isEmpty();
  }

  @Test
  void shouldForgetWindowsAfterTheirRetention() {
    // Given
    weir.close();
    weir =
        new Harness(
            "labels.retention", "10m", "accuracy.retention", "1h", "accuracy.emit.interval", "0");
    labelled("r1", Harness.NOW, 1, "high");

    // When
    weir.advance(Duration.ofMinutes(90));
    labelled("r2", weir.driverTime(), 1, "high");
    weir.advance(Duration.ofSeconds(2));

    // Then
    assertThat(weir.stored(TopologyNames.ACCURACY_WINDOWS)).isEqualTo(1);
    List<TestRecord<String, AccuracyWindow>> records = weir.accuracyRecords();
    assertThat(records)
        .as("the first window's tombstone")
        .filteredOn(record -> record.value() == null)
        .singleElement()
        .extracting(TestRecord::key)
        .isEqualTo(records.getFirst().key());
  }

  private void restartWith(String interval) {
    weir.close();
    weir = new Harness("accuracy.emit.interval", interval);
  }

  private void labelled(String id, Instant time, double value, String label) {
    weir.send(Harness.signal("s", id, time, value).withLabel(label));
  }
}
