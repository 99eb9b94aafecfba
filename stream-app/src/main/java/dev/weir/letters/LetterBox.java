package dev.weir.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all committed records of {@code dead-letters} up to its current end. */
public final class LetterBox {
  private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> config;
  private final String topic;

  /** Takes consumer settings; no consumer group is used. */
  public LetterBox(Map<String, Object> clients, Topics topics) {
    config = new HashMap<>(clients);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    topic = topics.name(Topic.DEAD_LETTERS);
  }

  /**
   * Reads the letters that match a filter. A letter with unreadable headers is skipped, with a
   * warning that names its position.
   *
   * @throws IllegalStateException if the topic does not exist, or Kafka returns nothing for a
   *     minute
   */
  public Letters read(LetterFilter filter) {
    List<Letter> found = new ArrayList<>();
    Set<Position> replayed = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          take(message, filter, found, replayed);
          deadline = System.nanoTime() + PATIENCE.toNanos();
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Kafka gave nothing of %s for a minute".formatted(topic));
        }
      }
    }
    found.sort(
        Comparator.comparingInt((Letter letter) -> letter.position().partition())
            .thenComparingLong(letter -> letter.position().offset()));
    return new Letters(found, replayed);
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic '%s'; './weir topics' creates what is missing".formatted(topic));
    }
    return infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  /** A damaged letter stays in the topic and does not hide others. */
  private static void take(
      ConsumerRecord<byte[], byte[]> message,
      LetterFilter filter,
      List<Letter> found,
      Set<Position> replayed) {
    try {
      read(message, filter, found, replayed);
    } catch (IllegalArgumentException | ArithmeticException e) {
      LOG.warn(
          "Passed over what lies at {}: {}",
          new Position(message.partition(), message.offset()),
          e.getMessage());
    }
  }

  private static void read(
      ConsumerRecord<byte[], byte[]> message,
      LetterFilter filter,
      List<Letter> found,
      Set<Position> replayed) {
    Optional<String> note = note(message);
    if (note.isPresent()) {
      replayed.add(Position.parse(note.get()));
      return;
    }
    DeadLetterHeaders.read(message.headers())
        .filter(filter::matches)
        .ifPresent(why -> found.add(new Letter(message, why)));
  }

  /**
   * The letter that a replay note refers to. A note has no key, value or reason: the header alone
   * may come from an input, since letters used to copy it.
   */
  private static Optional<String> note(ConsumerRecord<byte[], byte[]> message) {
    Header note = message.headers().lastHeader(DeadLetterHeaders.REPLAYED);
    if (note == null
        || message.key() != null
        || message.value() != null
        || message.headers().lastHeader(DeadLetterHeaders.REASON) != null) {
      return Optional.empty();
    }
    return Optional.of(note.value() == null ? "" : new String(note.value(), UTF_8));
  }
}
