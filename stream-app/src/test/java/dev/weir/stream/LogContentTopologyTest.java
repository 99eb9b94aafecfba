package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.decode.RecordSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The content of records must never be logged, at any level. */
class LogContentTopologyTest {
  private static final String SECRET = "zanzibar";
  private static final double SECRET_VALUE = 86_420.135_79;

  @Test
  void shouldNeverLogWhatRecordsHold() {
    try (LogCapture log = LogCapture.ofAllLevels("dev.weir");
        Harness weir = new Harness("event.time.max.past", "1d")) {
      // Given valid records, and one of each unusable kind
      weir.send(signal(Harness.NOW));
      weir.label(SECRET, SECRET, Harness.NOW, SECRET);
      weir.send(signal(Harness.NOW));
      weir.send(signal(Instant.EPOCH));
      weir.send(SignalRecord.of(SECRET + 2, SECRET, Harness.NOW, new double[] {SECRET_VALUE}));
      weir.send(
          SignalRecord.of(
              SECRET + 1, SECRET, Harness.NOW, new double[] {SECRET_VALUE, Double.NaN, 1, 1}));
      byte[] good = weir.bytes(signal(Harness.NOW));
      weir.sendSignal(SECRET.getBytes(UTF_8), Arrays.copyOf(good, good.length / 2));
      weir.sendSignal(SECRET.getBytes(UTF_8), SECRET.getBytes(UTF_8));
      weir.sendSignal((SECRET + "-other").getBytes(UTF_8), good);
      weir.sendLabel(SECRET.getBytes(UTF_8), Arrays.copyOf(good, good.length / 2));
      weir.advance(Duration.ofDays(2));

      // Then
      assertThat(weir.deadLetters()).hasSize(7);
      assertThat(log.all()).noneMatch(LogContentTopologyTest::leaksContent);
    }
  }

  @Test
  void shouldNotLogRecordOnWhichTheStreamStops() {
    try (LogCapture log = LogCapture.ofAllLevels("dev.weir");
        Harness weir =
            new Harness(
                serdes -> serdes,
                "schema.registry.url",
                "http://127.0.0.1:1",
                "retry.timeout",
                "1s");
        RecordSerdes other = mock()) {
      // Given an unknown schema id
      byte[] value = other.signals().serializer().serialize("signals", signal(Harness.NOW));

      // When
      assertThatThrownBy(() -> weir.sendSignal(SECRET.getBytes(UTF_8), value))
          .hasStackTraceContaining(RegistryUnavailableException.class.getName())
          .satisfies(failure -> assertThat(LogCapture.text(failure)).doesNotContain(SECRET));

      // Then
      assertThat(log.all()).noneMatch(LogContentTopologyTest::leaksContent);
    }
  }

  private static RecordSerdes mock() {
    return RecordSerdes.of(Map.of("schema.registry.url", "mock://log-content"));
  }

  private static SignalRecord signal(Instant eventTime) {
    return Harness.signal(SECRET, SECRET, eventTime, SECRET_VALUE);
  }

  private static boolean leaksContent(String line) {
    return line.contains(SECRET) || line.contains("86420") || line.contains("8.6420");
  }
}
