package dev.weir.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic's committed records without a consumer group, so nothing is stored on the broker.
 */
public final class CommittedReader<T> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, T> consumer;

  /**
   * Opens a topic.
   *
   * @param clients settings of the consumer
   * @throws IllegalStateException if the topic does not exist
   * @throws IllegalArgumentException if the topic has no such partition or offset
   */
  public CommittedReader(
      Map<String, Object> clients, Deserializer<T> values, String topic, From from) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put("isolation.level", "read_committed");
    config.put("fetch.max.wait.ms", 20);
    config.put("allow.auto.create.topics", false);
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
    try {
      start(partitions(topic), from);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic '%s'; './weir topics' creates what is missing".formatted(topic));
    }
    return infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  private void start(List<TopicPartition> partitions, From from) {
    switch (from) {
      case From.Now _ -> {
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: reading the positions now fixes where "from now on" begins.
        partitions.forEach(consumer::position);
      }
      case From.Beginning _ -> {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
      }
      case From.Offsets some -> startAt(partitions, some.byPartition());
    }
  }

  private void startAt(List<TopicPartition> partitions, Map<Integer, Long> offsets) {
    Set<Integer> unknown = new TreeSet<>(offsets.keySet());
    partitions.forEach(partition -> unknown.remove(partition.partition()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %s, numbered from 0; there is no partition %d"
              .formatted(
                  partitions.getFirst().topic(),
                  Plural.of(partitions.size(), "partition"),
                  unknown.iterator().next()));
    }
    List<TopicPartition> named =
        partitions.stream().filter(each -> offsets.containsKey(each.partition())).toList();
    consumer.assign(named);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(named);
    Map<TopicPartition, Long> end = consumer.endOffsets(named);
    named.forEach(
        each -> seek(each, offsets.get(each.partition()), first.get(each), end.get(each)));
  }

  /** Kafka would silently start at the next available offset. */
  private void seek(TopicPartition partition, long offset, long first, long end) {
    if (offset < first || offset > end) {
      throw new IllegalArgumentException(
          "%s has the offsets from %d to before %d; there is no offset %d"
              .formatted(partition, first, end, offset));
    }
    consumer.seek(partition, offset);
  }

  /** The new records, after waiting for a tenth of a second at most. */
  public Iterable<ConsumerRecord<String, T>> poll() {
    return consumer.poll(POLL);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
