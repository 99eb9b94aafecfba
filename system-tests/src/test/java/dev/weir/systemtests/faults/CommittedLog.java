package dev.weir.systemtests.faults;

import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.topics.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** All committed records of a topic, read from its start onwards. */
public final class CommittedLog implements AutoCloseable {
  private final TopicReader<byte[], byte[]> reader;
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
    reader = TopicReader.ofBytes(clients);
    partitions = reader.startAtBeginning(topic);
  }

  /** The records read so far. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** Reads new records; waits a little if there are none. */
  public void read() {
    reader.poll(Duration.ofMillis(100)).forEach(record -> records.add(kept.apply(record)));
  }

  /** Reads to the current committed end. */
  public List<ConsumerRecord<byte[], byte[]>> readToEnd() {
    reader.readTo(reader.ends(partitions), record -> records.add(kept.apply(record)));
    return records;
  }

  @Override
  public void close() {
    reader.close();
  }
}
