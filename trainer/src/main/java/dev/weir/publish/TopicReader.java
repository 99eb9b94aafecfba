package dev.weir.publish;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads ranges of topics with its own consumer: no group, committed records only. */
public final class TopicReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * Connects on first use.
   *
   * @param settings Kafka's for a consumer
   */
  public TopicReader(Map<String, ?> settings) {
    this(settings, StandardCharsets.UTF_8);
  }

  /** With binary keys: ISO-8859-1 preserves every byte. */
  TopicReader(Map<String, ?> settings, Charset keys) {
    Map<String, Object> config = new HashMap<>(settings);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    consumer = new KafkaConsumer<>(config, deserializer(keys), new ByteArrayDeserializer());
  }

  private static Deserializer<String> deserializer(Charset charset) {
    return (topic, bytes) -> bytes == null ? null : new String(bytes, charset);
  }

  /**
   * Returns the partitions of a topic.
   *
   * @throws PublishException if the topic does not exist
   */
  public List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> partitions =
        attempt("look up topic " + topic, consumer::partitionsFor, topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new PublishException(
          "there is no topic '%s'; './weir topics' creates what is missing; or is the topic prefix another?"
              .formatted(topic));
    }
    return partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  /**
   * Reads whole partitions up to their current ends.
   *
   * @throws PublishException if Kafka fails to deliver them
   */
  void readAll(
      Collection<TopicPartition> partitions, Consumer<ConsumerRecord<String, byte[]>> use) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    attempt(
        "read " + partitions,
        all -> {
          readTo(consumer.endOffsets(all), use);
          return all;
        },
        partitions);
  }

  /**
   * Reads a range of offsets, both included.
   *
   * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException if they do not exist
   */
  void readRange(
      TopicPartition partition,
      long first,
      long last,
      Consumer<ConsumerRecord<String, byte[]>> use) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, first);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    readTo(Map.of(partition, Math.min(last + 1, end)), use);
  }

  /** The current offsets after the last committed records. */
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return attempt("look up the ends of " + partitions, consumer::endOffsets, partitions);
  }

  /**
   * For each partition the offset of the first record with a Kafka timestamp at or after a given
   * one.
   *
   * @return partitions that have such a record
   */
  public Map<TopicPartition, Long> offsetsAt(
      Collection<TopicPartition> partitions, Instant moment) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, moment.toEpochMilli())));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    attempt("look up offsets by time of " + partitions, consumer::offsetsForTimes, times)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  /**
   * Reads from start offsets up to end offsets, exclusive.
   *
   * @param starts partitions to read and their start offsets
   * @param ends end offsets of these partitions; others are ignored
   * @throws PublishException if Kafka fails to deliver them
   */
  public void readBetween(
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<String, byte[]>> use) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    starts.forEach(
        (partition, start) -> {
          if (start < ends.getOrDefault(partition, 0L)) {
            wanted.put(partition, ends.get(partition));
          }
        });
    consumer.assign(wanted.keySet());
    wanted.keySet().forEach(partition -> consumer.seek(partition, starts.get(partition)));
    attempt(
        "read " + wanted.keySet(),
        all -> {
          readTo(all, use);
          return all;
        },
        wanted);
  }

  private void readTo(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> use) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      boolean progress = false;
      for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
        progress = true;
        if (each.offset() < ends.get(new TopicPartition(each.topic(), each.partition()))) {
          use.accept(each);
        }
      }
      if (progress) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new PublishException(
            "reading %s: Kafka gave nothing for %d s"
                .formatted(ends.keySet(), PATIENCE.toSeconds()));
      }
    }
  }

  private static <A, R> R attempt(String what, Function<A, R> call, A argument) {
    try {
      return call.apply(argument);
    } catch (KafkaException e) {
      throw new PublishException("cannot %s: %s".formatted(what, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
