package dev.weir.faults;

import dev.weir.schemas.ForeignHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All committed records of a topic, read from its start onwards. */
public final class CommittedLog implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final UnaryOperator<ConsumerRecord<byte[], byte[]>> kept;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  public CommittedLog(Map<String, ?> clients, String topic) {
    this(clients, topic, UnaryOperator.identity());
  }

  /** Drops the values, which may be large. */
  static CommittedLog withoutValues(Map<String, ?> clients, String topic) {
    return new CommittedLog(clients, topic, CommittedLog::withoutValue);
  }

  private static ConsumerRecord<byte[], byte[]> withoutValue(ConsumerRecord<byte[], byte[]> whole) {
    return new ConsumerRecord<>(
        whole.topic(),
        whole.partition(),
        whole.offset(),
        whole.timestamp(),
        whole.timestampType(),
        whole.serializedKeySize(),
        whole.serializedValueSize(),
        null,
        null,
        weirsOwn(whole.headers()),
        whole.leaderEpoch());
  }

  private static Headers weirsOwn(Headers all) {
    Headers own = new RecordHeaders();
    for (Header header : all) {
      if (!ForeignHeaders.isForeign(header)) {
        own.add(header);
      }
    }
    return own;
  }

  private CommittedLog(
      Map<String, ?> clients, String topic, UnaryOperator<ConsumerRecord<byte[], byte[]>> kept) {
    this.kept = kept;
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The records read so far. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** Reads new records; waits a little if there are none. */
  public void read() {
    consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(kept.apply(record)));
  }

  /** Reads to the current committed end. */
  public List<ConsumerRecord<byte[], byte[]>> readToEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long limit = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("not read to the end within 2 min: " + ends);
      }
      read();
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
