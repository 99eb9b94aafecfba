package dev.weir.stream.models;

import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the chunks of a version by key anywhere in the topic: for mirrored topics, whose offsets
 * differ, and for chunks that were rewritten. The last record of a key counts. If any chunks have
 * the artifact's digest, those of an earlier publisher without one belong to another artifact.
 */
final class ChunkScan {
  private final TopicReader<byte[], byte[]> reader;
  private final Map<String, Integer> wanted = new HashMap<>();
  private final Map<String, Integer> wantedEarlier = new HashMap<>();
  private final Map<Integer, ChunkPosition> found = new HashMap<>();
  private final Map<Integer, ChunkPosition> foundEarlier = new HashMap<>();

  ChunkScan(TopicReader<byte[], byte[]> reader, ModelManifest manifest) {
    this.reader = reader;
    String name = manifest.getName();
    String version = manifest.getVersion();
    for (int index = 0; index < manifest.getChunkCount(); index++) {
      wanted.put(ModelKeys.chunk(name, version, manifest.getSha256(), index), index);
      wantedEarlier.put(ModelKeys.earlierChunk(name, version, index), index);
    }
  }

  /** Reads the whole topic and returns the positions by index, without missing chunks. */
  Map<Integer, ChunkPosition> scan(String topic) {
    reader.readAll(topic, this::note);
    return found.isEmpty() ? foundEarlier : found;
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      note(record, wanted.get(key), found);
      note(record, wantedEarlier.get(key), foundEarlier);
    }
  }

  private static void note(
      ConsumerRecord<byte[], byte[]> record, Integer index, Map<Integer, ChunkPosition> into) {
    if (index == null) {
      return;
    }
    if (record.value() == null) {
      into.remove(index);
    } else {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      into.put(index, new ChunkPosition(partition, record.offset()));
    }
  }
}
