package dev.weir.modelregistry.chunks;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the chunks of a version from known positions and verifies them. Consecutive chunks come
 * from one fetch.
 */
final class ChunkReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int POLLS = 60;

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<ModelChunk> deserializer;
  private final ModelManifest manifest;
  private final IntFunction<ChunkPosition> positions;
  private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
  private TopicPartition assigned;
  private boolean earlier;
  private long next = -1;

  ChunkReader(
      Consumer<byte[], byte[]> consumer,
      Deserializer<ModelChunk> deserializer,
      ModelManifest manifest,
      IntFunction<ChunkPosition> positions) {
    this.consumer = consumer;
    this.deserializer = deserializer;
    this.manifest = manifest;
    this.positions = positions;
  }

  /**
   * Reads a chunk.
   *
   * @throws ChunkException if another record, or none, is at the position, or if the record is no
   *     chunk or does not match its key
   */
  byte[] chunk(int index) throws ChunkException {
    String key =
        ModelKeyFormat.chunk(
            manifest.getName(), manifest.getVersion(), manifest.getSha256(), index);
    ChunkPosition position = positions.apply(index);
    ConsumerRecord<byte[], byte[]> record = recordAt(position, key);
    if (record.key() == null || record.value() == null) {
      throw missing(position, key, null);
    }
    String found = new String(record.key(), StandardCharsets.UTF_8);
    if (!found.equals(key)) {
      if (!found.equals(earlier(index))) {
        throw missing(position, key, null);
      }
      earlier = true;
    }
    return bytesOf(record, found, index);
  }

  /** Whether a chunk's key lacked the artifact's digest. */
  boolean readEarlier() {
    return earlier;
  }

  private String earlier(int index) {
    return ModelKeyFormat.earlierChunk(manifest.getName(), manifest.getVersion(), index);
  }

  private byte[] bytesOf(ConsumerRecord<byte[], byte[]> record, String key, int index)
      throws ChunkException {
    ModelChunk chunk;
    try {
      chunk = deserializer.deserialize(record.topic(), record.value());
    } catch (UndecodableException e) {
      throw invalid("chunk " + key + " is undecodable: " + e.getMessage(), e);
    }
    if (!chunk.getName().equals(manifest.getName())
        || !chunk.getVersion().equals(manifest.getVersion())
        || chunk.getIndex() != index) {
      throw invalid(
          "the record under key %s is chunk %d of %s/%s"
              .formatted(key, chunk.getIndex(), chunk.getName(), chunk.getVersion()),
          null);
    }
    ByteBuffer buffer = chunk.getBytes().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private ConsumerRecord<byte[], byte[]> recordAt(ChunkPosition position, String key)
      throws ChunkException {
    goTo(position);
    for (int polls = 0; polls < POLLS; polls++) {
      if (fetched.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = fetched.next();
        next = record.offset() + 1;
        return record;
      }
      poll(position, key);
    }
    throw new TimeoutException(
        "no records from %s in %d s".formatted(position, POLL.multipliedBy(POLLS).toSeconds()));
  }

  private void poll(ChunkPosition position, String key) throws ChunkException {
    try {
      fetched = consumer.poll(POLL).iterator();
    } catch (OffsetOutOfRangeException e) {
      throw missing(position, key, e);
    }
    boolean atEnd =
        consumer.position(position.partition())
            >= consumer
                .endOffsets(List.of(position.partition()))
                .getOrDefault(position.partition(), 0L);
    if (!fetched.hasNext() && atEnd) {
      throw missing(position, key, null);
    }
  }

  private static ChunkException missing(ChunkPosition position, String key, Throwable why) {
    return new ChunkException(
        RefusalReason.CHUNK_MISSING, "chunk %s is not at %s".formatted(key, position), why);
  }

  private static ChunkException invalid(String message, Throwable why) {
    return new ChunkException(RefusalReason.CHUNK_INVALID, message, why);
  }

  private void goTo(ChunkPosition position) {
    if (!position.partition().equals(assigned)) {
      assigned = position.partition();
      consumer.assign(List.of(assigned));
      next = -1;
    }
    if (position.offset() != next) {
      fetched = Collections.emptyIterator();
      consumer.seek(assigned, position.offset());
    }
  }
}
