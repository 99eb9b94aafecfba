package dev.weir.stream.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeyFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/** The chunk topic, two partitions in memory, with consumers that read it. */
final class ChunkTopic {
  static final String NAME = "model-chunks";
  private static final int PARTITIONS = 2;
  private static final int PER_POLL = 2;

  private final Serializer<ModelChunk> serializer;
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
  KafkaException failure;

  /** The partition whose broker is unavailable; -1: none. */
  int failingPartition = -1;

  /** Error thrown when that partition is read; null: the broker is unavailable. */
  Error error;

  int consumers;

  /** Runs once while the next records are fetched. */
  Runnable onPoll = () -> {};

  ChunkTopic(Serializer<ModelChunk> serializer) {
    this.serializer = serializer;
    for (int p = 0; p < PARTITIONS; p++) {
      records.put(new TopicPartition(NAME, p), new ArrayList<>());
    }
  }

  /** Appends a chunk like earlier publishers, and returns its offset. */
  long append(int partition, ModelChunk chunk) {
    return append(
        partition,
        ModelKeyFormat.earlierChunk(chunk.getName(), chunk.getVersion(), chunk.getIndex()),
        serializer.serialize(NAME, chunk));
  }

  /** Appends a chunk of an artifact with a digest, and returns its offset. */
  long append(int partition, ModelChunk chunk, String sha256) {
    return append(
        partition,
        ModelKeyFormat.chunk(chunk.getName(), chunk.getVersion(), sha256, chunk.getIndex()),
        serializer.serialize(NAME, chunk));
  }

  long append(int partition, String key, byte[] value) {
    List<ConsumerRecord<byte[], byte[]>> log = records.get(new TopicPartition(NAME, partition));
    long offset = log.size();
    log.add(new ConsumerRecord<>(NAME, partition, offset, key.getBytes(UTF_8), value));
    return offset;
  }

  Consumer<byte[], byte[]> consumer() {
    consumers++;
    Reader reader = new Reader();
    Map<TopicPartition, Long> ends = new HashMap<>();
    records.forEach((partition, log) -> ends.put(partition, (long) log.size()));
    reader.updateEndOffsets(ends);
    reader.updatePartitions(
        NAME,
        records.keySet().stream()
            .map(p -> new PartitionInfo(NAME, p.partition(), null, null, null))
            .toList());
    return reader;
  }

  private final class Reader extends MockConsumer<byte[], byte[]> {
    Reader() {
      super("none");
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
      partitions.forEach(p -> seek(p, 0));
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      Runnable happens = onPoll;
      onPoll = () -> {};
      happens.run();
      if (failure != null) {
        throw failure;
      }
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> polled = new HashMap<>();
      Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
      for (TopicPartition partition : assignment()) {
        if (partition.partition() == failingPartition) {
          if (error != null) {
            throw error;
          }
          throw new KafkaException("partition " + failingPartition + " away");
        }
        List<ConsumerRecord<byte[], byte[]>> log = records.get(partition);
        int from = (int) Math.min(position(partition), log.size());
        int to = Math.min(log.size(), from + PER_POLL);
        if (to > from) {
          polled.put(partition, List.copyOf(log.subList(from, to)));
          next.put(partition, new OffsetAndMetadata(to));
          seek(partition, to);
        }
      }
      return new ConsumerRecords<>(polled, next);
    }
  }
}
