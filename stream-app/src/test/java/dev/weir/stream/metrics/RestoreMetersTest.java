package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreMetersTest {
  private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
  private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RestoreMeters meters = new RestoreMeters(registry);

  @Test
  void shouldMeasureEachPartitionOfAStore() throws InterruptedException {
    // Given
    meters.watch("open");
    assertThat(registry.get("weir.restore").tag("store", "open").timer().count()).isZero();

    // When
    meters.onRestoreStart(FIRST, "open", 0, 30);
    meters.onRestoreStart(SECOND, "open", 0, 5);
    meters.onBatchRestored(FIRST, "open", 20, 20);
    meters.onBatchRestored(FIRST, "open", 30, 10);
    meters.onBatchRestored(SECOND, "open", 5, 5);
    Thread.sleep(20);
    meters.onRestoreEnd(FIRST, "open", 30);
    meters.onRestoreSuspended(SECOND, "open", 5);
    meters.onRestoreEnd(SECOND, "open", 5);

    // Then
    var timer = registry.get("weir.restore").tag("store", "open").timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isBetween(40.0, 60_000.0);
    assertThat(registry.get("weir.restore.records").tag("store", "open").counter().count())
        .isEqualTo(35);
  }
}
