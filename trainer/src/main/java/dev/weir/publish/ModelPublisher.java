package dev.weir.publish;

import dev.weir.model.Progress;
import dev.weir.routes.ModelSignature;
import dev.weir.routes.Refusal;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.Copies;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
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
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Puts models on the topics {@code models} and {@code model-chunks}, assigns them to routes and
 * retires them.
 *
 * <p>A version's chunks are written first, its manifest last: interrupted in between, it is no
 * version yet, and publishing again begins anew. A version's bytes never change. Every change may
 * be repeated and then changes nothing.
 *
 * <p>Two publishers at work on the same route or version at the same moment are told apart by
 * reading again just before writing, and a version also just after: the one whose manifest was
 * overwritten is told, or takes the next number where it was asked for none. Chunks lie under the
 * digest of their artifact, so that neither touches the other's, and the one that is refused takes
 * its own back.
 *
 * <p>Not for several threads.
 */
public final class ModelPublisher implements AutoCloseable {
  /** How often a release takes the next number after one that others took. */
  private static final int TRIES = 5;

  private final String models;
  private final String chunks;
  private final InstantSource clock;
  private final ApplicationRules rules;
  private final ModelSerdes serdes;
  private final CatalogueReader catalogue;
  private final TopicReader reader;
  private final ModelWriter writer;
  private @Nullable PrivateKey key;

  /**
   * For an application whose settings are not known. Connects to Kafka and the registry on first
   * use.
   *
   * @param settings Kafka's for clients and Confluent's for the registry
   * @param topics where the topics are
   */
  public ModelPublisher(Map<String, ?> settings, Topics topics) {
    this(settings, topics, ApplicationRules.withoutSettings());
  }

  /**
   * Publishes for an application that refuses versions by these rules.
   *
   * @param settings Kafka's for clients and Confluent's for the registry
   * @param topics where the topics are
   * @param rules what the application refuses is refused here
   */
  public ModelPublisher(Map<String, ?> settings, Topics topics, ApplicationRules rules) {
    this(settings, topics, rules, Clock.systemUTC());
  }

  /** With a clock of the caller's. */
  ModelPublisher(
      Map<String, ?> settings, Topics topics, ApplicationRules rules, InstantSource clock) {
    this.rules = rules;
    models = topics.name(Topic.MODELS);
    chunks = topics.name(Topic.MODEL_CHUNKS);
    this.clock = clock;
    serdes = new ModelSerdes(settings);
    catalogue = new CatalogueReader(settings, topics);
    reader = new TopicReader(settings);
    writer = new ModelWriter(settings);
  }

  /** Signs what is published from now on. */
  public ModelPublisher signing(PrivateKey with) {
    key = with;
    return this;
  }

  /** Reads what is published now. */
  public ModelCatalogue catalogue() {
    return catalogue.read();
  }

  /** The greatest published version of a model that is an integer, and 1 more. */
  public String nextVersion(String name) {
    return catalogue().nextVersion(name);
  }

  /**
   * Publishes an artifact as a version of a model. The same bytes under the same version again
   * change nothing.
   *
   * @param figures offline figures, such as accuracy and tests
   * @param progress told of bytes as {@code publish}
   * @throws PublishException if the version is there with other bytes, if the bytes are no
   *     artifact, or if Kafka does not take them
   * @throws IOException if the bytes cannot be read
   */
  public Publication publish(
      ArtifactSource source,
      String name,
      String version,
      Map<String, Double> figures,
      Progress progress)
      throws IOException {
    ModelVersion target = version(name, version);
    return publish(Artifact.read(source), target, figures, progress);
  }

  private Publication publish(
      Artifact artifact, ModelVersion target, Map<String, Double> figures, Progress progress)
      throws IOException {
    Optional<Publication> before = published(target, artifact, catalogue());
    if (before.isPresent()) {
      return signed(before.get());
    }
    ChunkUpload upload = upload(artifact, target, progress);
    try {
      // Somebody else may have published this version while the chunks were on their way.
      Optional<Publication> meanwhile = published(target, artifact, catalogue());
      return meanwhile.isPresent()
          ? signed(meanwhile.get())
          : complete(artifact, target, upload, figures);
    } catch (VersionTakenException e) {
      upload.remove();
      throw e;
    }
  }

  /** A version that is there already, with our signature where it has another or none. */
  private Publication signed(Publication there) {
    ModelManifest signed = signed(there.manifest());
    if (signed.equals(there.manifest())) {
      return there;
    }
    put(ModelKeys.manifest(signed.getName(), signed.getVersion()), signed);
    return new Publication(signed, true);
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

  /** Empty: nothing is signed. */
  private String signature(String name, String version, String sha256) {
    return key == null ? "" : ModelSignature.sign(key, name, version, sha256);
  }

  /** As {@link #release(Release, Progress, Consumer)}, told of nothing. */
  public Release.Outcome release(Release request, Progress progress) throws IOException {
    return release(request, progress, any -> {});
  }

  /**
   * Publishes an artifact and assigns it. What is refused is refused before anything is written.
   * Bytes that the model has already are not published again, unless under another version that the
   * request names. A number that somebody else takes meanwhile is left to them for the next one.
   *
   * <p>A moment that the request names is checked once, before the bytes are sent, and holds
   * however long that takes, as long as it is not past by then.
   *
   * @param progress told of bytes as {@code publish}
   * @param published told of the version as soon as it is there, before it is assigned
   * @throws PublishException as {@link #publish} and {@link #change} do, and if the application
   *     would not take the artifact; it says so where the version was published before it failed
   * @throws IOException if the bytes cannot be read
   */
  public Release.Outcome release(
      Release request, Progress progress, Consumer<ModelVersion> published) throws IOException {
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
              "others published the next version of %s %d times meanwhile; repeat the command, which then takes the next number"
                  .formatted(request.name(), TRIES),
              e);
        }
      }
    }
  }

  private Release.Outcome release(
      Release request,
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
    Publication publication = publish(artifact, target, request.figures(), progress);
    published.accept(target);
    if (planned.isPresent() && planned.get().changed()) {
      AssignmentOutcome assigned = place(request, target, checked);
      return new Release.Outcome(publication, twins, Optional.of(assigned));
    }
    return new Release.Outcome(publication, twins, planned);
  }

  private AssignmentOutcome place(Release request, ModelVersion target, Instant checked) {
    Placement placement = request.placement().orElseThrow();
    try {
      return change(
          placement.change(target, request.force()), placement.asOf(checked, clock.instant()));
    } catch (RuntimeException e) {
      throw new PublishException(
          "%s is published, but it is not known to be assigned to route %s; %s"
              .formatted(Timelines.name(target), placement.route(), placement.byHand(target)),
          e);
    }
  }

  /** What will be published once the artifact is. */
  private ModelCatalogue withTarget(
      ModelCatalogue catalogue, Artifact artifact, ModelVersion target, boolean force) {
    return catalogue.with(
        published(target, artifact, catalogue)
            .map(there -> signed(there.manifest()))
            .orElseGet(() -> draft(artifact, target, force)));
  }

  /** What would become of the assignment, once the version is published. */
  private Optional<AssignmentOutcome> plan(
      Release request, ModelVersion target, ModelCatalogue catalogue, Instant now) {
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

  /** The manifest that the artifact will have, but for where its chunks will lie. */
  private ModelManifest draft(Artifact artifact, ModelVersion target, boolean force) {
    int count = Math.toIntExact(Math.ceilDiv(artifact.bytes(), ChunkUpload.CHUNK_BYTES));
    ChunkLocation nowhere = new ChunkLocation(chunks, 0, 0L, 0L);
    ModelManifest draft = manifest(artifact, target, count, nowhere, Map.of());
    Optional<Refusal> refusal = rules.limits().refusal(draft);
    if (refusal.isPresent() && !force) {
      throw new PublishException(
          "%s is not published, %s: %s; name the application's settings by --config, or force it"
              .formatted(
                  Timelines.name(target), refusal.get().reason().tag(), refusal.get().detail()));
    }
    return draft;
  }

  /**
   * Assigns versions to a route; see {@link #change}.
   *
   * @throws PublishException if a version is not published, if the moment is too near and not
   *     forced, or if somebody else changed the timeline meanwhile
   */
  public AssignmentOutcome assign(AssignmentRequest request) {
    return change(request);
  }

  /**
   * Changes a route's timeline.
   *
   * @throws PublishException if the change is refused, also where it assigns a version that the
   *     application would refuse, or if somebody else changed the timeline meanwhile
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
          "the timeline of route %s was changed meanwhile; look at it and try again"
              .formatted(request.route()));
    }
    put(ModelKeys.assignment(request.route()), change.after());
    return change.outcome();
  }

  /**
   * Takes a version away: its manifest, then its chunks, and all that publishers who were refused
   * or interrupted left under its name. Interrupted, it is finished by being done again. It is not
   * to be done while somebody publishes under the same name and version.
   *
   * @return whether there was anything of it
   * @throws PublishException if a timeline has it, or one that cannot be read may have it
   */
  public boolean retire(String name, String version) {
    ModelVersion target = version(name, version);
    ModelCatalogue before = catalogue();
    before.requireRetirable(target);
    boolean isPublished = before.manifest(name, version).isPresent();
    if (isPublished) {
      writer.write(new ProducerRecord<>(models, ModelKeys.manifest(name, version), null));
    }
    Map<String, TopicPartition> left = chunksOf(target);
    left.forEach(
        (key, partition) ->
            writer.write(
                new ProducerRecord<>(partition.topic(), partition.partition(), key, null)));
    return isPublished || !left.isEmpty();
  }

  /**
   * The keys of a version's chunks that have a value, of whichever artifact, and where they lie.
   */
  private Map<String, TopicPartition> chunksOf(ModelVersion version) {
    String prefix = ModelKeys.manifest(version.getName(), version.getVersion()) + "/";
    Map<String, TopicPartition> there = new TreeMap<>();
    reader.readAll(
        reader.partitions(chunks),
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
        ModelKeys.requireName("model name", name), ModelKeys.requireName("model version", version));
  }

  /** What is there under this version, if it has the same bytes. */
  private static Optional<Publication> published(
      ModelVersion target, Artifact artifact, ModelCatalogue catalogue) {
    catalogue.requireUsable(Timelines.name(target));
    Optional<ModelManifest> manifest = catalogue.manifest(target.getName(), target.getVersion());
    manifest.ifPresent(
        there -> {
          if (!there.getSha256().equals(artifact.sha256())) {
            throw new VersionTakenException(
                "%s is published already with other bytes: SHA-256 %s there, %s here; publish under a new version"
                    .formatted(Timelines.name(target), there.getSha256(), artifact.sha256()));
          }
        });
    return manifest.map(there -> new Publication(there, false));
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

  /** The chunks' keys differ, so the partition goes by what they share. */
  static TopicPartition partition(ModelVersion target, List<TopicPartition> partitions) {
    byte[] key = Timelines.name(target).getBytes(StandardCharsets.UTF_8);
    int number = Utils.toPositive(Utils.murmur2(key)) % partitions.size();
    return new TopicPartition(partitions.getFirst().topic(), number);
  }

  private Publication complete(
      Artifact artifact, ModelVersion target, ChunkUpload upload, Map<String, Double> figures) {
    ModelManifest manifest =
        manifest(artifact, target, upload.chunks(), upload.location(), figures);
    put(Timelines.name(target), manifest);
    // The last manifest counts: where it is another's, this one is no version.
    published(target, artifact, catalogue());
    return new Publication(manifest, true);
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
