package dev.weir.demo;

import dev.weir.schemas.AvroSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, committed records only, without a consumer group. */
final class CommittedReader<T extends SpecificRecord> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<String, T> consumer;

  CommittedReader(Map<String, Object> clients, Class<T> type, String topic) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put("isolation.level", "read_committed");
    config.put("fetch.max.wait.ms", 20);
    consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), AvroSerde.create(type, clients).deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Hands over what has come since, waiting a tenth of a second at the most. */
  void poll(BiConsumer<String, T> action) {
    consumer.poll(POLL).forEach(record -> action.accept(record.key(), record.value()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
