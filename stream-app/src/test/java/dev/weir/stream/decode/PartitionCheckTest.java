package dev.weir.stream.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.topics.KeyPartition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.junit.jupiter.api.Test;

class PartitionCheckTest {
  @Test
  void shouldCountRecordsOnOtherPartitionsAndKeepTheirTimes() {
    // Given
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Counter misplaced = meters.counter("misplaced");
    TimestampExtractor extractor =
        new PartitionCheck("signals", 12, misplaced)
            .watching((record, time) -> record.offset() + time);
    byte[] key = "machine-1".getBytes(UTF_8);
    int right = KeyPartition.of(key, 12);

    // When, then
    for (int partition = 0; partition < 12; partition++) {
      assertThat(extractor.extract(at(partition, key), 100)).isEqualTo(107);
    }
    assertThat(misplaced.count()).isEqualTo(11);

    // When
    extractor.extract(at(right, key), 0);
    extractor.extract(at(right, null), 0);

    // Then
    assertThat(misplaced.count()).isEqualTo(11);
  }

  private static ConsumerRecord<Object, Object> at(int partition, byte[] key) {
    return new ConsumerRecord<>("signals", partition, 7, key, null);
  }
}
