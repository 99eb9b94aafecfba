package dev.weir.modelregistry.chunks;

import dev.weir.schemas.ModelKey;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the chunks of a version by key anywhere in the topic: for mirrored topics, whose offsets
 * differ, and for chunks that were rewritten. The last record of a key counts. If any chunks have
 * the artifact's digest, those of an earlier publisher without one belong to another artifact.
 */
final class ChunkScan {
  private final ModelManifest manifest;
  private final String prefix;
  private final Map<Integer, ChunkPosition> found = new HashMap<>();
  private final Map<Integer, ChunkPosition> foundEarlier = new HashMap<>();

  ChunkScan(ModelManifest manifest) {
    this.manifest = manifest;
    this.prefix = ModelKeyFormat.manifest(manifest.getName(), manifest.getVersion()) + "/";
  }

  /** Reads the whole topic and returns the positions by index, without missing chunks. */
  Map<Integer, ChunkPosition> scan(TopicReader<byte[], byte[]> reader, String topic) {
    reader.readAll(topic, this::note);
    return found.isEmpty() ? foundEarlier : found;
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (!key.startsWith(prefix)) {
      return;
    }
    switch (parsed(key).orElse(null)) {
      case ModelKey.Chunk(_, _, String sha256, int index)
          when sha256.equals(manifest.getSha256()) ->
          note(record, index, found);
      case ModelKey.EarlierChunk(_, _, int index) -> note(record, index, foundEarlier);
      case null, default -> {}
    }
  }

  /** Anyone may have written the key. */
  private static Optional<ModelKey> parsed(String key) {
    try {
      return Optional.of(ModelKeyFormat.parse(key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void note(
      ConsumerRecord<byte[], byte[]> record, int index, Map<Integer, ChunkPosition> into) {
    if (index >= manifest.getChunkCount()) {
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
