package dev.weir.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic, committed records only, without a consumer group: it leaves no trace. */
public final class CommittedReader<T> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, T> consumer;

  /**
   * Opens a topic.
   *
   * @param clients settings of the consumer
   * @param fromBeginning whether to read what is there already, or only what comes from now on
   * @throws IllegalStateException where the topic does not exist
   */
  public CommittedReader(
      Map<String, Object> clients, Deserializer<T> values, String topic, boolean fromBeginning) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put("isolation.level", "read_committed");
    config.put("fetch.max.wait.ms", 20);
    config.put("allow.auto.create.topics", false);
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
    try {
      start(topic, fromBeginning);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private void start(String topic, boolean fromBeginning) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic '%s'; './weir topics' creates what is missing".formatted(topic));
    }
    List<TopicPartition> partitions =
        infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
      // Seeking is lazy: asking for the positions now fixes where "from now on" begins.
      partitions.forEach(consumer::position);
    }
  }

  /** What has come since, waiting a tenth of a second at the most. */
  public Iterable<ConsumerRecord<String, T>> poll() {
    return consumer.poll(POLL);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
