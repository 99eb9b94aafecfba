package dev.weir.stream.models;

import dev.weir.classifiers.model.DecodedModel;
import dev.weir.classifiers.model.MemoryLimit;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.modelregistry.chunks.ArtifactChunks;
import dev.weir.modelregistry.chunks.ChunkException;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.names.ModelVersionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Fetches the artifact of a manifest, verifies it and tries the model. */
public final class ArtifactLoader {
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Deserializer<ModelChunk> deserializer;
  private final String topic;
  private final ArtifactLimits limits;
  private final ModelTrial trial;
  private final int scorers;
  private final HeldShards shards;

  /**
   * Creates a loader.
   *
   * @param consumers create consumers that read committed records only and never reset offsets
   * @param topic of the chunks
   * @param limits artifacts beyond them are refused
   * @param trialTime how long a model may take for a synthetic record
   * @param scorers number of threads that score with a model, each with its own scorer
   * @param shards the parts of models to load
   */
  public ArtifactLoader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Deserializer<ModelChunk> deserializer,
      String topic,
      ArtifactLimits limits,
      Duration trialTime,
      int scorers,
      HeldShards shards) {
    this.scorers = scorers;
    this.shards = shards;
    this.consumers = consumers;
    this.deserializer = deserializer;
    this.topic = topic;
    this.limits = limits;
    this.trial = new ModelTrial(trialTime);
  }

  /** Loads models that are not split; otherwise as the other constructor. */
  ArtifactLoader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Deserializer<ModelChunk> deserializer,
      String topic,
      ArtifactLimits limits,
      Duration trialTime,
      int scorers) {
    this(consumers, deserializer, topic, limits, trialTime, scorers, HeldShards.none());
  }

  /** The parts of models to load. */
  HeldShards shards() {
    return shards;
  }

  /** Loads a version that is not loaded; otherwise as the other method. */
  LoadedModel load(ModelManifest manifest, MemoryLimit memory) throws ModelRefusedException {
    return load(manifest, memory, null);
  }

  /**
   * Loads a version.
   *
   * @param memory heap available to it; also checked before each chunk is fetched
   * @param before the version as it is loaded now; null: it is not
   * @throws ModelRefusedException if it must not score
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry fails: retry
   */
  public LoadedModel load(ModelManifest manifest, MemoryLimit memory, @Nullable LoadedModel before)
      throws ModelRefusedException {
    Optional<Refusal> refusal = limits.refusal(manifest);
    if (refusal.isPresent()) {
      throw new ModelRefusedException(refusal.get().reason(), refusal.get().detail());
    }
    requireRoom(manifest, memory);
    DecodedModel read =
        shards.isSplit(manifest)
            ? new ShardLoader(shards, scorers, format -> fetch(manifest, memory, format))
                .load(manifest, before)
            : fetch(manifest, memory, null);
    LoadedModel loaded =
        new LoadedModel(
            new ModelVersionId(manifest.getName(), manifest.getVersion()),
            manifest.getSha256(),
            read.model(),
            manifest.getPublishedAt(),
            read.memory());
    trial.run(loaded.id(), loaded.model());
    return loaded;
  }

  private DecodedModel fetch(
      ModelManifest manifest, MemoryLimit memory, @Nullable ModelFormat format)
      throws ModelRefusedException {
    ArtifactCheck check = new ArtifactCheck(manifest, memory, scorers, format);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      return new ArtifactChunks(consumer, deserializer, topic)
          .read(manifest, () -> requireRoomYet(manifest, memory), check::read);
    } catch (ChunkException e) {
      throw new ModelRefusedException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model takes at least as much as its artifact. */
  private void requireRoom(ModelManifest manifest, MemoryLimit memory)
      throws ModelRefusedException {
    long least = shards.leastBytes(manifest);
    long allowed = memory.allowed(least);
    if (least > allowed) {
      throw new ModelRefusedException(
          RefusalReason.TOO_MUCH_MEMORY,
          "the artifact has %d bytes, and %d bytes of memory are left for models; raise model.memory, or retire other versions"
              .formatted(manifest.getBytes(), allowed));
    }
  }

  /** Stops fetching early to free memory for another version. */
  private void requireRoomYet(ModelManifest manifest, MemoryLimit memory) throws ChunkException {
    try {
      requireRoom(manifest, memory);
    } catch (ModelRefusedException e) {
      throw new ChunkException(e.reason(), e.getMessage(), e);
    }
  }
}
