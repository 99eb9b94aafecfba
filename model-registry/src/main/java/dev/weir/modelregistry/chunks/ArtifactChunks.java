package dev.weir.modelregistry.chunks;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.topics.TopicReader;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and verifies the artifacts of manifests.
 *
 * <p>The chunks are first read at the positions in the manifest. If they are not there, as on a
 * mirrored topic, or their digest is another, the topic is searched by key.
 */
public final class ArtifactChunks {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactChunks.class);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicReader<byte[], byte[]> reader;
  private final Deserializer<ModelChunk> deserializer;
  private final String topic;

  /**
   * Uses a consumer, which is not closed.
   *
   * @param consumer as by {@link TopicReader#consumer}
   * @param topic of the chunks
   */
  public ArtifactChunks(
      Consumer<byte[], byte[]> consumer, Deserializer<ModelChunk> deserializer, String topic) {
    this.consumer = consumer;
    this.reader = new TopicReader<>(consumer);
    this.deserializer = deserializer;
    this.topic = topic;
  }

  /**
   * Uses an artifact's bytes.
   *
   * @param <T> type of the result
   * @param <E> type of the user's own errors
   */
  @FunctionalInterface
  public interface Use<T, E extends Exception> {
    T read(ArtifactStream bytes) throws IOException, E;
  }

  /** Whether the next chunk may be read. */
  @FunctionalInterface
  public interface Check {
    void run() throws ChunkException;
  }

  /**
   * Reads an artifact.
   *
   * @param before called before each chunk
   * @param use called again if the bytes at the positions in the manifest are others; its result
   *     counts once the digest is verified
   * @throws ChunkException if chunks are missing or invalid, or size or digest differ
   * @throws org.apache.kafka.common.KafkaException if Kafka fails
   */
  public <T, E extends Exception> T read(ModelManifest manifest, Check before, Use<T, E> use)
      throws IOException, E {
    try {
      return read(manifest, hinted(manifest), before, use);
    } catch (ChunkException e) {
      if (!mayLieElsewhere(e.reason())) {
        throw e;
      }
      LOG.info("{}; searching {} by key", e.getMessage(), topic);
      return read(manifest, scanned(manifest), before, use);
    }
  }

  private static boolean mayLieElsewhere(RefusalReason reason) {
    return reason == RefusalReason.CHUNK_MISSING || isMismatch(reason);
  }

  private static boolean isMismatch(RefusalReason reason) {
    return reason == RefusalReason.HASH_MISMATCH || reason == RefusalReason.SIZE_MISMATCH;
  }

  /** Chunks of an earlier publisher may belong to any artifact. */
  private <T, E extends Exception> T read(
      ModelManifest manifest, IntFunction<ChunkPosition> positions, Check before, Use<T, E> use)
      throws IOException, E {
    ChunkReader chunks = new ChunkReader(consumer, deserializer, manifest, positions);
    ArtifactStream bytes =
        new ArtifactStream(
            index -> {
              before.run();
              return chunks.chunk(index);
            },
            manifest);
    try {
      T result = use.read(bytes);
      bytes.verify();
      return result;
    } catch (ChunkException e) {
      throw chunks.readEarlier() && isMismatch(e.reason()) ? ChunkException.ofOtherChunks(e) : e;
    }
  }

  /**
   * The publisher writes consecutive chunks; if other records are in between, the scan finds them.
   */
  private IntFunction<ChunkPosition> hinted(ModelManifest manifest) throws ChunkException {
    TopicPartition partition = new TopicPartition(topic, manifest.getChunks().getPartition());
    // A mirror may have fewer partitions; reading one that does not exist would block the consumer.
    if (!reader.partitions(topic).contains(partition)) {
      throw new ChunkException(RefusalReason.CHUNK_MISSING, "there is no partition " + partition);
    }
    long first = manifest.getChunks().getFirstOffset();
    return index -> new ChunkPosition(partition, first + index);
  }

  private IntFunction<ChunkPosition> scanned(ModelManifest manifest) throws ChunkException {
    int count = manifest.getChunkCount();
    Map<Integer, ChunkPosition> found = new ChunkScan(manifest).scan(reader, topic);
    if (found.size() < count) {
      throw new ChunkException(
          RefusalReason.CHUNK_MISSING,
          "%d of the %d chunks of %s are nowhere in %s"
              .formatted(
                  count - found.size(),
                  count,
                  ModelKeyFormat.manifest(manifest.getName(), manifest.getVersion()),
                  topic));
    }
    return found::get;
  }
}
