package dev.weir.stream.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.decode.Retry;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordTimeTest {
  @Test
  void shouldNeverBeNegative() {
    RecordTime time = new RecordTime();

    assertThat(time.extract(record(5), -1)).isEqualTo(5);
    assertThat(time.extract(record(-1), 7)).isEqualTo(7);
    assertThat(time.extract(record(-1), -1))
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
  }

  @Test
  void shouldNotBeAheadOfTheClock() {
    // Given
    RecordTime time = new RecordTime(() -> 100);

    // Then
    assertThat(time.extract(record(99), -1)).isEqualTo(99);
    assertThat(time.extract(record(101), -1)).isEqualTo(100);
    assertThat(time.extract(record(-1), 200)).isEqualTo(100);
  }

  @Test
  void shouldGiveUpAtOnceWhereApplicationIsClosing() {
    Retry.Attempts attempts = new Retry(Duration.ofHours(1), () -> true).begin();

    assertThat(attempts.again()).isFalse();
  }

  private static ConsumerRecord<Object, Object> record(long timestamp) {
    return new ConsumerRecord<>(
        "t",
        0,
        0,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
  }
}
