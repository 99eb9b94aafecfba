package dev.weir.cli.io;

import dev.weir.reports.text.CountFormat;
import dev.weir.schemas.topics.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows a topic's committed records without a consumer group, so nothing is stored on the broker.
 */
public final class CommittedReader<K, V> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicReader<K, V> reader;

  /**
   * Opens a topic.
   *
   * @param clients settings of the consumer
   * @throws dev.weir.schemas.topics.MissingTopicException if the topic does not exist
   * @throws IllegalArgumentException if the topic has no such partition or offset
   */
  public CommittedReader(
      Map<String, Object> clients,
      Deserializer<K> keys,
      Deserializer<V> values,
      String topic,
      StartPosition from) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put("fetch.max.wait.ms", 20);
    reader = new TopicReader<>(config, keys, values);
    try {
      start(topic, from);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** Opens a topic with text keys; see the constructor. */
  public static <T> CommittedReader<String, T> ofText(
      Map<String, Object> clients, Deserializer<T> values, String topic, StartPosition from) {
    return new CommittedReader<>(clients, new StringDeserializer(), values, topic, from);
  }

  private void start(String topic, StartPosition from) {
    switch (from) {
      case StartPosition.Now _ -> reader.startAt(reader.ends(reader.partitions(topic)));
      case StartPosition.Beginning _ -> reader.startAtBeginning(topic);
      case StartPosition.Offsets some -> startAt(reader.partitions(topic), some.byPartition());
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
                  CountFormat.of(partitions.size(), "partition"),
                  unknown.iterator().next()));
    }
    List<TopicPartition> named =
        partitions.stream().filter(each -> offsets.containsKey(each.partition())).toList();
    Map<TopicPartition, Long> first = reader.beginnings(named);
    Map<TopicPartition, Long> end = reader.ends(named);
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (TopicPartition each : named) {
      long offset = offsets.get(each.partition());
      requireOffset(each, offset, first.get(each), end.get(each));
      starts.put(each, offset);
    }
    reader.startAt(starts);
  }

  private static void requireOffset(TopicPartition partition, long offset, long first, long end) {
    if (offset < first || offset > end) {
      throw new IllegalArgumentException(
          "%s has the offsets from %d to before %d; there is no offset %d"
              .formatted(partition, first, end, offset));
    }
  }

  /** Polls for new records, for at most 0.1 s. */
  public Iterable<ConsumerRecord<K, V>> poll() {
    return reader.poll(POLL);
  }

  @Override
  public void close() {
    reader.close();
  }
}
