package dev.weir.modelregistry.publish;

import dev.weir.classifiers.model.Progress;
import dev.weir.modelregistry.routes.ModelSignature;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.Copies;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.KeyPartition;
import dev.weir.schemas.topics.TopicReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes and deletes versions: chunks, manifests and signatures. {@link ModelPublisher} decides
 * what is published, and when it scores.
 *
 * <p>Not thread-safe.
 */
final class VersionPublisher implements AutoCloseable {
  private final String models;
  private final String chunks;
  private final InstantSource clock;
  private final ModelSerdes serdes;
  private final CatalogueReader catalogue;
  private final TopicReader<String, byte[]> reader;
  private final ModelWriter writer;
  private @Nullable PrivateKey key;

  VersionPublisher(Map<String, ?> settings, TopicNames topics, InstantSource clock) {
    models = topics.name(Topic.MODELS);
    chunks = topics.name(Topic.MODEL_CHUNKS);
    this.clock = clock;
    serdes = new ModelSerdes(settings);
    catalogue = new CatalogueReader(settings, topics);
    reader = TopicReader.ofText(settings);
    writer = new ModelWriter(settings, StandardCharsets.UTF_8);
  }

  /** Signs subsequently published versions. */
  void signBy(PrivateKey with) {
    key = with;
  }

  /** Reads what is currently published. */
  ModelCatalogue catalogue() {
    return catalogue.read();
  }

  /** Publishes an artifact, unless the version already has these bytes. */
  PublicationOutcome publish(
      Artifact artifact, ModelVersion target, Map<String, Double> figures, Progress progress)
      throws IOException {
    Optional<PublicationOutcome> before = published(target, artifact, catalogue());
    if (before.isPresent()) {
      return signed(before.get());
    }
    ChunkUpload upload = upload(artifact, target, progress);
    try {
      // Another publisher may have published this version during the upload.
      Optional<PublicationOutcome> meanwhile = published(target, artifact, catalogue());
      return meanwhile.isPresent()
          ? signed(meanwhile.get())
          : complete(artifact, target, upload, figures);
    } catch (VersionTakenException e) {
      upload.remove();
      throw e;
    }
  }

  /** Adds this publisher's signature to an existing version unless it already has it. */
  private PublicationOutcome signed(PublicationOutcome there) {
    ModelManifest signed = signed(there.manifest());
    if (signed.equals(there.manifest())) {
      return there;
    }
    put(ModelKeyFormat.manifest(signed.getName(), signed.getVersion()), signed);
    return new PublicationOutcome(signed, true);
  }

  /** A manifest with this publisher's signature, if it has a key. */
  ModelManifest signed(ModelManifest manifest) {
    String signature = signature(manifest.getName(), manifest.getVersion(), manifest.getSha256());
    if (signature.isEmpty()) {
      return manifest;
    }
    ModelManifest signed = Copies.of(manifest);
    signed.setSignature(signature);
    return signed;
  }

  /** The signature of a version; empty without a key. */
  private String signature(String name, String version, String sha256) {
    return key == null ? "" : ModelSignature.sign(key, name, version, sha256);
  }

  /** The artifact's future manifest, without the location of its chunks. */
  ModelManifest draft(Artifact artifact, ModelVersion target) {
    int count = Math.toIntExact(Math.ceilDiv(artifact.bytes(), ChunkUpload.CHUNK_BYTES));
    return manifest(artifact, target, count, new ChunkLocation(chunks, 0, 0L, 0L), Map.of());
  }

  /**
   * Deletes a version's manifest, then all chunks under its name.
   *
   * @return whether there was anything to delete
   */
  boolean delete(ModelVersion version, boolean isPublished) {
    if (isPublished) {
      writer.write(new ProducerRecord<>(models, TimelineQueries.name(version), null));
    }
    Map<String, TopicPartition> left = chunksOf(version);
    left.forEach((key, partition) -> writer.remove(partition, key));
    return isPublished || !left.isEmpty();
  }

  /** Keys and partitions of a version's non-deleted chunks, of any artifact. */
  private Map<String, TopicPartition> chunksOf(ModelVersion version) {
    String prefix = ModelKeyFormat.manifest(version.getName(), version.getVersion()) + "/";
    Map<String, TopicPartition> there = new TreeMap<>();
    reader.readAll(
        chunks,
        each -> {
          if (each.key() == null || !each.key().startsWith(prefix)) {
            return;
          }
          TopicPartition partition = new TopicPartition(each.topic(), each.partition());
          if (each.value() != null) {
            there.put(each.key(), partition);
          } else {
            there.remove(each.key(), partition);
          }
        });
    return there;
  }

  /** The published version, if it has the same bytes. */
  static Optional<PublicationOutcome> published(
      ModelVersion target, Artifact artifact, ModelCatalogue catalogue) {
    catalogue.requireUsable(TimelineQueries.name(target));
    Optional<ModelManifest> manifest = catalogue.manifest(target.getName(), target.getVersion());
    if (manifest.isPresent() && !manifest.get().getSha256().equals(artifact.sha256())) {
      throw new VersionTakenException(
          "%s is already published with other bytes: SHA-256 %s there, %s here; publish under a new version"
              .formatted(
                  TimelineQueries.name(target), manifest.get().getSha256(), artifact.sha256()));
    }
    return manifest.map(there -> new PublicationOutcome(there, false));
  }

  private ChunkUpload upload(Artifact artifact, ModelVersion target, Progress progress)
      throws IOException {
    TopicPartition partition = partition(target, reader.partitions(chunks));
    ChunkUpload upload =
        new ChunkUpload(writer, serdes.chunks().serializer(), partition, target, artifact.sha256());
    try (InputStream in = artifact.source().open()) {
      upload.send(
          in, artifact.pieces(), sent -> progress.update("publish", sent, artifact.bytes()));
    }
    return upload;
  }

  /** The chunks' keys differ, so the partition is derived from their common prefix. */
  static TopicPartition partition(ModelVersion target, List<TopicPartition> partitions) {
    byte[] key = TimelineQueries.name(target).getBytes(StandardCharsets.UTF_8);
    return new TopicPartition(
        partitions.getFirst().topic(), KeyPartition.of(key, partitions.size()));
  }

  private PublicationOutcome complete(
      Artifact artifact, ModelVersion target, ChunkUpload upload, Map<String, Double> figures) {
    ModelManifest manifest =
        manifest(artifact, target, upload.chunks(), upload.location(), figures);
    put(TimelineQueries.name(target), manifest);
    // The last manifest counts: if it is another publisher's, this version is not published.
    published(target, artifact, catalogue());
    return new PublicationOutcome(manifest, true);
  }

  private ModelManifest manifest(
      Artifact artifact,
      ModelVersion target,
      int chunkCount,
      ChunkLocation location,
      Map<String, Double> figures) {
    return ModelManifest.newBuilder()
        .setName(target.getName())
        .setVersion(target.getVersion())
        .setKind(artifact.model().kind())
        .setClasses(artifact.model().classes())
        .setInput(artifact.input())
        .setBytes(artifact.bytes())
        .setChunkCount(chunkCount)
        .setChunks(location)
        .setSha256(artifact.sha256())
        .setProvenance(artifact.model().provenance().entries())
        .setFigures(Map.copyOf(figures))
        .setPublishedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .setSignature(signature(target.getName(), target.getVersion(), artifact.sha256()))
        .build();
  }

  /** Writes a record of {@code models}. */
  void put(String key, SpecificRecord value) {
    byte[] bytes = serdes.models().serializer().serialize(models, value);
    writer.write(new ProducerRecord<>(models, key, bytes));
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
    catalogue.close();
    serdes.close();
  }
}
