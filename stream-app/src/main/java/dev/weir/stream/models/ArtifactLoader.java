package dev.weir.stream.models;

import dev.weir.model.MemoryLimit;
import dev.weir.model.ReadModel;
import dev.weir.routes.ArtifactLimits;
import dev.weir.routes.Refusal;
import dev.weir.routes.RefusalReason;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelManifest;
import dev.weir.topics.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
 * <p>The chunks are first read at the positions in the manifest; if they are not there (a mirrored
 * topic has other offsets), the topic is searched by key.
 */
public final class ArtifactLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactLoader.class);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Deserializer<ModelChunk> deserializer;
  private final String topic;
  private final ArtifactLimits limits;
  private final ModelTrial trial;
  private final int scorers;

  /** Creates a loader for models with a single scoring thread. */
  public ArtifactLoader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Deserializer<ModelChunk> deserializer,
      String topic,
      ArtifactLimits limits,
      Duration trialTime) {
    this(consumers, deserializer, topic, limits, trialTime, 1);
  }

  /**
   * Creates a loader.
   *
   * @param consumers create consumers that read committed records only and never reset offsets
   * @param topic of the chunks
   * @param limits artifacts beyond them are refused
   * @param trialTime how long a model may take for a synthetic record
   * @param scorers number of threads that score with a model, each with its own scorer
   */
  public ArtifactLoader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Deserializer<ModelChunk> deserializer,
      String topic,
      ArtifactLimits limits,
      Duration trialTime,
      int scorers) {
    this.scorers = scorers;
    this.consumers = consumers;
    this.deserializer = deserializer;
    this.topic = topic;
    this.limits = limits;
    this.trial = new ModelTrial(trialTime);
  }

  /**
   * Loads a version.
   *
   * @param memory heap available to it; also checked before each chunk is fetched
   * @throws ModelRefusedException if it must not score
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry fails: retry
   */
  public LoadedModel load(ModelManifest manifest, MemoryLimit memory) throws ModelRefusedException {
    Optional<Refusal> refusal = limits.refusal(manifest);
    if (refusal.isPresent()) {
      throw new ModelRefusedException(refusal.get().reason(), refusal.get().detail());
    }
    LoadedModel loaded = fetch(manifest, memory);
    trial.run(loaded.id(), loaded.model());
    return loaded;
  }

  private LoadedModel fetch(ModelManifest manifest, MemoryLimit memory)
      throws ModelRefusedException {
    requireRoom(manifest, memory);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      return fetch(manifest, memory, consumer);
    } catch (ChunkException e) {
      throw new ModelRefusedException(e.reason(), e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model takes at least as much as its artifact. */
  private static void requireRoom(ModelManifest manifest, MemoryLimit memory)
      throws ModelRefusedException {
    long allowed = memory.allowed(manifest.getBytes());
    if (manifest.getBytes() > allowed) {
      throw new ModelRefusedException(
          RefusalReason.TOO_MUCH_MEMORY,
          "the artifact has %d bytes, and %d bytes of memory are left for models; raise model.memory, or retire other versions"
              .formatted(manifest.getBytes(), allowed));
    }
  }

  /** Stops fetching early to free memory for another version. */
  private static void requireRoomYet(ModelManifest manifest, MemoryLimit memory)
      throws ChunkException {
    try {
      requireRoom(manifest, memory);
    } catch (ModelRefusedException e) {
      throw new ChunkException(e.reason(), e.getMessage(), e);
    }
  }

  private LoadedModel fetch(
      ModelManifest manifest, MemoryLimit memory, Consumer<byte[], byte[]> consumer)
      throws ModelRefusedException, IOException {
    try {
      return read(manifest, memory, consumer, hinted(manifest, consumer));
    } catch (ChunkException e) {
      if (e.reason() != RefusalReason.CHUNK_MISSING) {
        throw e;
      }
      return search(manifest, memory, consumer, e);
    } catch (ModelRefusedException e) {
      if (!e.mayMend()) {
        throw e;
      }
      return search(manifest, memory, consumer, e);
    }
  }

  private LoadedModel search(
      ModelManifest manifest, MemoryLimit memory, Consumer<byte[], byte[]> consumer, Exception why)
      throws ModelRefusedException, IOException {
    LOG.info("{}; searching {} by key", why.getMessage(), topic);
    return read(manifest, memory, consumer, scanned(manifest, consumer));
  }

  private LoadedModel read(
      ModelManifest manifest,
      MemoryLimit memory,
      Consumer<byte[], byte[]> consumer,
      IntFunction<ChunkPosition> positions)
      throws ModelRefusedException, IOException {
    VersionId id = id(manifest);
    ChunkReader reader = new ChunkReader(consumer, deserializer, manifest, positions);
    ChunkInputStream bytes =
        new ChunkInputStream(
            index -> {
              requireRoomYet(manifest, memory);
              return reader.chunk(index);
            },
            manifest.getChunkCount(),
            manifest.getBytes());
    ReadModel read = read(reader, new ArtifactCheck(manifest, memory, scorers), bytes);
    return new LoadedModel(
        id, manifest.getSha256(), read.model(), manifest.getPublishedAt(), read.memory());
  }

  /** Chunks of an earlier publisher may belong to any artifact. */
  private static ReadModel read(ChunkReader chunks, ArtifactCheck check, ChunkInputStream bytes)
      throws ModelRefusedException, IOException {
    try {
      return check.read(bytes);
    } catch (ModelRefusedException e) {
      if (chunks.readEarlier() && isMismatch(e.reason())) {
        throw ModelRefusedException.ofOtherChunks(e.reason(), e);
      }
      throw e;
    } catch (ChunkException e) {
      if (chunks.readEarlier() && isMismatch(e.reason())) {
        throw ModelRefusedException.ofOtherChunks(e.reason(), e);
      }
      throw e;
    }
  }

  private static boolean isMismatch(RefusalReason reason) {
    return reason == RefusalReason.HASH_MISMATCH || reason == RefusalReason.SIZE_MISMATCH;
  }

  /**
   * The publisher writes consecutive chunks; if other records are in between, the scan finds them.
   */
  private IntFunction<ChunkPosition> hinted(
      ModelManifest manifest, Consumer<byte[], byte[]> consumer) throws ChunkException {
    int number = manifest.getChunks().getPartition();
    TopicPartition partition = new TopicPartition(topic, number);
    // A mirror may have fewer partitions; reading one that does not exist would block the consumer.
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
    Map<Integer, ChunkPosition> found =
        new ChunkScan(new TopicReader<>(consumer), manifest).scan(topic);
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
