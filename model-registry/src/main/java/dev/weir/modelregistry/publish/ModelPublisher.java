package dev.weir.modelregistry.publish;

import dev.weir.classifiers.model.Progress;
import dev.weir.modelregistry.routes.ModelSignature;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.Copies;
import dev.weir.schemas.ModelAssignment;
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
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Publishes models to the topics {@code models} and {@code model-chunks}, assigns them to routes
 * and retires them.
 *
 * <p>A version's chunks are written first and its manifest last: if interrupted, there is no
 * version yet, and publishing starts again. A version's bytes never change. All changes are
 * idempotent.
 *
 * <p>Concurrent publishers of the same route or version are detected by reading again just before
 * writing, and for a version also just after: the one whose manifest was overwritten gets an error,
 * or takes the next number if it did not request one. Chunks have their artifact's digest in their
 * keys, so publishers do not affect each other's, and a refused one deletes its own.
 *
 * <p>Not thread-safe.
 */
public final class ModelPublisher implements AutoCloseable {
  /** Limit on retries of a release with the next number. */
  private static final int TRIES = 5;

  private final String models;
  private final String chunks;
  private final InstantSource clock;
  private final ApplicationRules rules;
  private final ModelSerdes serdes;
  private final CatalogueReader catalogue;
  private final TopicReader<String, byte[]> reader;
  private final ModelWriter writer;
  private @Nullable PrivateKey key;

  /**
   * For an application with unknown settings. Connects to Kafka and the registry on first use.
   *
   * @param settings Kafka's for clients and Confluent's for the registry
   * @param topics the topics' names
   */
  public ModelPublisher(Map<String, ?> settings, TopicNames topics) {
    this(settings, topics, ApplicationRules.withoutSettings());
  }

  /**
   * For an application with these rules.
   *
   * @param settings Kafka's for clients and Confluent's for the registry
   * @param topics the topics' names
   * @param rules versions that the application would refuse are refused here
   */
  public ModelPublisher(Map<String, ?> settings, TopicNames topics, ApplicationRules rules) {
    this(settings, topics, rules, Clock.systemUTC());
  }

  ModelPublisher(
      Map<String, ?> settings, TopicNames topics, ApplicationRules rules, InstantSource clock) {
    this.rules = rules;
    models = topics.name(Topic.MODELS);
    chunks = topics.name(Topic.MODEL_CHUNKS);
    this.clock = clock;
    serdes = new ModelSerdes(settings);
    catalogue = new CatalogueReader(settings, topics);
    reader = TopicReader.ofText(settings);
    writer = new ModelWriter(settings, StandardCharsets.UTF_8);
  }

  /** Signs subsequently published versions. */
  public ModelPublisher signing(PrivateKey with) {
    key = with;
    return this;
  }

  /** Reads what is currently published. */
  public ModelCatalogue catalogue() {
    return catalogue.read();
  }

  /**
   * Publishes an artifact as a version of a model. Publishing the same bytes as the same version
   * again changes nothing.
   *
   * @param figures offline figures, such as accuracy and tests
   * @param progress receives the bytes sent as {@code publish}
   * @throws PublishException if the version exists with other bytes, the bytes are not an artifact,
   *     or Kafka refuses them
   * @throws IOException if the bytes cannot be read
   */
  public PublicationOutcome publish(
      ArtifactSource source,
      String name,
      String version,
      Map<String, Double> figures,
      Progress progress)
      throws IOException {
    ModelVersion target = version(name, version);
    return publish(Artifact.read(source), target, figures, progress);
  }

  private PublicationOutcome publish(
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

  private ModelManifest signed(ModelManifest manifest) {
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

  /**
   * Publishes an artifact and assigns it. Refusals happen before anything is written. Bytes already
   * published for the model are not published again, unless the request specifies another version.
   * If another publisher takes the number meanwhile, the next one is used.
   *
   * <p>A requested start is checked once, before the upload, and stays valid however long that
   * takes, unless it is past by then.
   *
   * @param progress receives the bytes sent as {@code publish}
   * @param published receives the version once it is published, before it is assigned
   * @throws PublishException like {@link #publish} and {@link #change}, and if the application
   *     would refuse the artifact; the message says if the version was published before the failure
   * @throws IOException if the bytes cannot be read
   */
  public PublicationRequest.Outcome release(
      PublicationRequest request, Progress progress, Consumer<ModelVersion> published)
      throws IOException {
    Instant checked = clock.instant();
    Artifact artifact = Artifact.read(request.source());
    for (int tries = 1; ; tries++) {
      try {
        return release(request, artifact, checked, progress, published);
      } catch (VersionTakenException e) {
        if (request.version().isPresent()) {
          throw e;
        }
        if (tries == TRIES) {
          throw new PublishException(
              "other publishers took the next version of %s %d times; run the command again"
                  .formatted(request.name(), TRIES),
              e);
        }
      }
    }
  }

  private PublicationRequest.Outcome release(
      PublicationRequest request,
      Artifact artifact,
      Instant checked,
      Progress progress,
      Consumer<ModelVersion> published)
      throws IOException {
    ModelCatalogue catalogue = catalogue();
    ModelVersion target = request.target(catalogue, artifact.sha256());
    List<ModelVersion> twins = request.twins(catalogue, artifact.sha256(), target);
    Optional<AssignmentOutcome> planned =
        plan(request, target, withTarget(catalogue, artifact, target, request.force()), checked);
    PublicationOutcome publication = publish(artifact, target, request.figures(), progress);
    published.accept(target);
    if (planned.isPresent() && planned.get().changed()) {
      AssignmentOutcome assigned = place(request, target, checked);
      return new PublicationRequest.Outcome(publication, twins, Optional.of(assigned));
    }
    return new PublicationRequest.Outcome(publication, twins, planned);
  }

  private AssignmentOutcome place(
      PublicationRequest request, ModelVersion target, Instant checked) {
    Placement placement = request.placement().orElseThrow();
    try {
      return change(
          placement.change(target, request.force()), placement.asOf(checked, clock.instant()));
    } catch (RuntimeException e) {
      throw new PublishException(
          "%s is published, but may not be assigned to route %s; %s"
              .formatted(TimelineQueries.name(target), placement.route(), placement.byHand(target)),
          e);
    }
  }

  /** The catalogue after the artifact is published. */
  private ModelCatalogue withTarget(
      ModelCatalogue catalogue, Artifact artifact, ModelVersion target, boolean force) {
    return catalogue.with(
        published(target, artifact, catalogue)
            .map(there -> signed(there.manifest()))
            .orElseGet(() -> draft(artifact, target, force)));
  }

  /** The outcome of the assignment, once the version is published. */
  private Optional<AssignmentOutcome> plan(
      PublicationRequest request, ModelVersion target, ModelCatalogue catalogue, Instant now) {
    if (request.placement().isEmpty()) {
      return Optional.empty();
    }
    Placement placement = request.placement().get();
    Optional<ModelAssignment> current = catalogue.timeline(placement.route());
    if (placement.isDone(target, current)) {
      return current.map(it -> new AssignmentOutcome(it, false, rules.refusals(catalogue, it)));
    }
    TimelineChange change = placement.change(target, request.force());
    return Optional.of(PlannedChange.of(change, catalogue, rules, now).outcome());
  }

  /** The artifact's future manifest, without the location of its chunks. */
  private ModelManifest draft(Artifact artifact, ModelVersion target, boolean force) {
    int count = Math.toIntExact(Math.ceilDiv(artifact.bytes(), ChunkUpload.CHUNK_BYTES));
    ChunkLocation nowhere = new ChunkLocation(chunks, 0, 0L, 0L);
    ModelManifest draft = manifest(artifact, target, count, nowhere, Map.of());
    Optional<Refusal> refusal = rules.limits().refusal(draft);
    if (refusal.isPresent() && !force) {
      throw new PublishException(
          "%s is not published, %s: %s; pass the application's settings with --config, or use --force"
              .formatted(
                  TimelineQueries.name(target),
                  refusal.get().reason().wireName(),
                  refusal.get().detail()));
    }
    return draft;
  }

  /**
   * Assigns versions to a route; see {@link #change}.
   *
   * @throws PublishException if a version is not published, the start is too near and not forced,
   *     or the timeline was changed concurrently
   */
  public AssignmentOutcome assign(AssignmentRequest request) {
    return change(request);
  }

  /**
   * Changes a route's timeline.
   *
   * @throws PublishException if the change is refused, including for a version that the application
   *     would refuse, or the timeline was changed concurrently
   */
  public AssignmentOutcome change(TimelineChange request) {
    return change(request, clock.instant());
  }

  private AssignmentOutcome change(TimelineChange request, Instant now) {
    PlannedChange change = PlannedChange.of(request, catalogue(), rules, now);
    if (!change.isChange()) {
      return change.outcome();
    }
    if (!catalogue().timeline(request.route()).equals(change.before())) {
      throw new PublishException(
          "the timeline of route %s was changed concurrently; check it and try again"
              .formatted(request.route()));
    }
    put(ModelKeyFormat.assignment(request.route()), change.after());
    return change.outcome();
  }

  /**
   * Retires a version: deletes its manifest, then its chunks, and everything that refused or
   * interrupted publishers left under its name. If interrupted, it can be repeated. Must not run
   * while the same name and version are being published.
   *
   * @return whether there was anything to delete
   * @throws PublishException if a timeline contains it, or an unreadable one may contain it
   */
  public boolean retire(String name, String version) {
    ModelVersion target = version(name, version);
    ModelCatalogue before = catalogue();
    before.requireRetirable(target);
    boolean isPublished = before.manifest(name, version).isPresent();
    if (isPublished) {
      writer.write(new ProducerRecord<>(models, ModelKeyFormat.manifest(name, version), null));
    }
    Map<String, TopicPartition> left = chunksOf(target);
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

  private static ModelVersion version(String name, String version) {
    return new ModelVersion(
        ModelKeyFormat.requireName("model name", name),
        ModelKeyFormat.requireName("model version", version));
  }

  /** The published version, if it has the same bytes. */
  private static Optional<PublicationOutcome> published(
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

  private void put(String key, SpecificRecord value) {
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
