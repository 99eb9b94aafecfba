package dev.weir.schemas.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads committed records of topics with its own consumer, without a group: up to the current ends,
 * or onwards. An offset that no longer exists is an error, never a silent jump.
 *
 * <p>Ends are compared with the consumer's positions, not with the records' offsets: the last
 * offsets may be aborted records, transaction markers or compacted records, which are never
 * delivered.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class TopicReader<K, V> implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<K, V> consumer;
  private final Duration timeout;

  /**
   * Connects on first use.
   *
   * @param clients Kafka's settings for clients
   */
  public TopicReader(Map<?, ?> clients, Deserializer<K> keys, Deserializer<V> values) {
    this(consumer(clients, keys, values));
  }

  /** Uses a consumer from {@link #consumer}, which is closed with this reader. */
  public TopicReader(Consumer<K, V> consumer) {
    this(consumer, TIMEOUT);
  }

  TopicReader(Consumer<K, V> consumer, Duration timeout) {
    this.consumer = consumer;
    this.timeout = timeout;
  }

  /** A reader of raw records. */
  public static TopicReader<byte[], byte[]> ofBytes(Map<?, ?> clients) {
    return new TopicReader<>(byteConsumer(clients));
  }

  /** A reader of records with text keys. */
  public static TopicReader<String, byte[]> ofText(Map<?, ?> clients) {
    return new TopicReader<>(clients, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** A consumer of raw records; see {@link #consumer}. */
  public static Consumer<byte[], byte[]> byteConsumer(Map<?, ?> clients) {
    return consumer(clients, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A consumer of committed records without a group, which never resets offsets. */
  public static <K, V> Consumer<K, V> consumer(
      Map<?, ?> clients, Deserializer<K> keys, Deserializer<V> values) {
    return new KafkaConsumer<>(settings(clients), keys, values);
  }

  static Map<String, Object> settings(Map<?, ?> clients) {
    Map<String, Object> config = new HashMap<>();
    clients.forEach((key, value) -> config.put(key.toString(), value));
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    return config;
  }

  /**
   * Returns the partitions of a topic.
   *
   * @throws MissingTopicException if the topic does not exist
   */
  public List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> partitions =
        attempt("look up topic " + topic, consumer::partitionsFor, topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new MissingTopicException(topic);
    }
    return partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  /** The first offsets that exist. */
  public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return attempt(
        "look up the beginnings of " + partitions, consumer::beginningOffsets, partitions);
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
   * Reads a topic from its beginning up to its current end.
   *
   * @throws MissingTopicException if it does not exist
   * @throws TopicReadException if Kafka fails to deliver it
   */
  public void readAll(String topic, java.util.function.Consumer<? super ConsumerRecord<K, V>> use) {
    readTo(ends(startAtBeginning(topic)), use);
  }

  /**
   * Reads from start offsets up to end offsets, exclusive.
   *
   * @param starts partitions to read and their start offsets
   * @param ends end offsets of these partitions; others are ignored
   * @throws TopicReadException if Kafka fails to deliver them
   */
  public void readBetween(
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends,
      java.util.function.Consumer<? super ConsumerRecord<K, V>> use) {
    Map<TopicPartition, Long> wanted = new HashMap<>(ends);
    wanted
        .entrySet()
        .removeIf(end -> starts.getOrDefault(end.getKey(), end.getValue()) >= end.getValue());
    consumer.assign(wanted.keySet());
    wanted.keySet().forEach(partition -> consumer.seek(partition, starts.get(partition)));
    readTo(wanted, use);
  }

  /** Starts to read a topic from its beginning, and returns its partitions. */
  public List<TopicPartition> startAtBeginning(String topic) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }

  /** Starts to read partitions from these offsets. */
  public void startAt(Map<TopicPartition, Long> offsets) {
    consumer.assign(offsets.keySet());
    offsets.forEach(consumer::seek);
  }

  /** The next records; none if there are none within the timeout. */
  public ConsumerRecords<K, V> poll(Duration longest) {
    return attempt("read " + consumer.assignment(), consumer::poll, longest);
  }

  /** Whether everything before an offset has been read. */
  public boolean isPast(TopicPartition partition, long offset) {
    return attempt("read " + partition, consumer::position, partition) >= offset;
  }

  /**
   * Reads on up to end offsets, exclusive.
   *
   * @param ends offsets of the partitions that are being read
   * @throws TopicReadException if Kafka fails to deliver them, or delivers nothing for a minute
   */
  public void readTo(
      Map<TopicPartition, Long> ends,
      java.util.function.Consumer<? super ConsumerRecord<K, V>> use) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!ends.entrySet().stream().allMatch(end -> isPast(end.getKey(), end.getValue()))) {
      ConsumerRecords<K, V> records = poll(POLL);
      for (ConsumerRecord<K, V> each : records) {
        if (each.offset() < ends.get(new TopicPartition(each.topic(), each.partition()))) {
          use.accept(each);
        }
      }
      if (!records.nextOffsets().isEmpty()) {
        deadline = System.nanoTime() + timeout.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TopicReadException(
            "reading %s: no progress for %d s".formatted(ends.keySet(), timeout.toSeconds()));
      }
    }
  }

  /** An interrupted thread is not a failure of Kafka's. */
  private static <A, R> R attempt(String what, Function<A, R> call, A argument) {
    try {
      return call.apply(argument);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new TopicReadException("cannot %s: %s".formatted(what, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
