package dev.weir.stream.models;

import dev.weir.schemas.ModelKeys;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the chunks of a version by their keys, wherever they lie in the topic: for mirrored topics,
 * whose offsets are other ones, and for chunks that were written again. The last of a key counts.
 */
final class ChunkScan {
  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, Integer> wanted = new HashMap<>();
  private final Map<Integer, ChunkPosition> found = new HashMap<>();

  ChunkScan(Consumer<byte[], byte[]> consumer, VersionId version, int count) {
    this.consumer = consumer;
    for (int index = 0; index < count; index++) {
      wanted.put(ModelKeys.chunk(version.name(), version.version(), index), index);
    }
  }

  /** Reads the whole topic and returns the positions by index; a chunk that is nowhere is not. */
  Map<Integer, ChunkPosition> scan(String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      consumer.poll(ChunkReader.POLL).forEach(this::note);
    }
    return found;
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    Integer index = wanted.get(new String(record.key(), StandardCharsets.UTF_8));
    if (index == null) {
      return;
    }
    if (record.value() == null) {
      found.remove(index);
    } else {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      found.put(index, new ChunkPosition(partition, record.offset()));
    }
  }
}
