package dev.weir.schemas.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class KeyPartitionTest {
  @Test
  void shouldPlaceKeysWhereKafkasProducerDoes() {
    for (int i = 0; i < 1_000; i++) {
      byte[] key = ("machine-" + i).getBytes(UTF_8);
      assertThat(KeyPartition.of(key, 12)).isEqualTo(BuiltInPartitioner.partitionForKey(key, 12));
    }
  }
}
