package dev.weir.stream.models;

import dev.weir.model.Artifacts;
import dev.weir.model.Model;
import dev.weir.routes.ArtifactLimits;
import dev.weir.routes.Refusal;
import dev.weir.routes.RefusalReason;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the artifact of a manifest and verifies it.
 *
 * <p>The chunks are first looked for where the manifest says; where they are not (a mirrored topic
 * has other offsets), the topic is searched by key.
 */
public final class ArtifactLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactLoader.class);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Deserializer<ModelChunk> deserializer;
  private final String topic;
  private final ArtifactLimits limits;

  /**
   * Creates a loader.
   *
   * @param consumers makes consumers that read committed records only and reset no offsets
   * @param topic of the chunks
   * @param maxBytes larger artifacts are refused
   */
  public ArtifactLoader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Deserializer<ModelChunk> deserializer,
      String topic,
      long maxBytes) {
    this.consumers = consumers;
    this.deserializer = deserializer;
    this.topic = topic;
    this.limits = new ArtifactLimits(Artifacts.kinds(), maxBytes);
  }

  /**
   * Loads a version.
   *
   * @throws ModelRefusedException if it must not score
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry fails: try again
   */
  public LoadedModel load(ModelManifest manifest) throws ModelRefusedException {
    Optional<Refusal> refusal = limits.refusal(manifest);
    if (refusal.isPresent()) {
      throw new ModelRefusedException(refusal.get().reason(), refusal.get().detail());
    }
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      return load(manifest, consumer);
    } catch (ChunkException e) {
      throw new ModelRefusedException(e.reason(), e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LoadedModel load(ModelManifest manifest, Consumer<byte[], byte[]> consumer)
      throws ModelRefusedException, IOException {
    try {
      return read(manifest, consumer, hinted(manifest, consumer));
    } catch (ChunkException e) {
      if (e.reason() != RefusalReason.CHUNK_MISSING) {
        throw e;
      }
      LOG.info("{}; searching {} by key", e.getMessage(), topic);
      return read(manifest, consumer, scanned(manifest, consumer));
    }
  }

  private LoadedModel read(
      ModelManifest manifest,
      Consumer<byte[], byte[]> consumer,
      IntFunction<ChunkPosition> positions)
      throws ModelRefusedException, IOException {
    VersionId id = id(manifest);
    ChunkReader reader = new ChunkReader(consumer, deserializer, id, positions);
    ChunkInputStream bytes =
        new ChunkInputStream(reader::chunk, manifest.getChunkCount(), manifest.getBytes());
    Model model = new ArtifactCheck(manifest).read(bytes);
    return new LoadedModel(id, model, manifest.getPublishedAt());
  }

  /** The publisher writes chunks one after another; where others came between, the scan helps. */
  private IntFunction<ChunkPosition> hinted(
      ModelManifest manifest, Consumer<byte[], byte[]> consumer) throws ChunkException {
    int number = manifest.getChunks().getPartition();
    TopicPartition partition = new TopicPartition(topic, number);
    // A mirror may have fewer partitions; a consumer waits in vain for one that does not exist.
    if (consumer.partitionsFor(topic).stream().noneMatch(p -> p.partition() == number)) {
      throw new ChunkException(
          RefusalReason.CHUNK_MISSING, "there is no partition " + partition, null);
    }
    long first = manifest.getChunks().getFirstOffset();
    return index -> new ChunkPosition(partition, first + index);
  }

  private IntFunction<ChunkPosition> scanned(
      ModelManifest manifest, Consumer<byte[], byte[]> consumer) throws ChunkException {
    int count = manifest.getChunkCount();
    Map<Integer, ChunkPosition> found = new ChunkScan(consumer, id(manifest), count).scan(topic);
    if (found.size() < count) {
      throw new ChunkException(
          RefusalReason.CHUNK_MISSING,
          "%d of the %d chunks of %s are nowhere in %s"
              .formatted(count - found.size(), count, id(manifest), topic),
          null);
    }
    return found::get;
  }

  private static VersionId id(ModelManifest manifest) {
    return new VersionId(manifest.getName(), manifest.getVersion());
  }
}
