package dev.weir.publish;

import dev.weir.model.Progress;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts models on the topics {@code models} and {@code model-chunks}, assigns them to routes and
 * retires them.
 *
 * <p>A version's chunks are written first, its manifest last: interrupted in between, it is no
 * version yet, and publishing again begins anew. A version's bytes never change. Every change may
 * be repeated and then changes nothing.
 *
 * <p>Two publishers at work on the same route or version at the same moment are told apart by
 * reading again just before writing; a collision within those milliseconds is not noticed.
 *
 * <p>Not for several threads.
 */
public final class ModelPublisher implements AutoCloseable {
  private final String models;
  private final String chunks;
  private final Clock clock;
  private final ModelSerdes serdes;
  private final CatalogueReader catalogue;
  private final TopicReader reader;
  private final ModelWriter writer;

  /**
   * Connects to Kafka and the registry on first use.
   *
   * @param settings Kafka's for clients and Confluent's for the registry
   * @param topics where the topics are
   */
  public ModelPublisher(Map<String, ?> settings, Topics topics) {
    this(settings, topics, Clock.systemUTC());
  }

  /** With a clock of the caller's. */
  public ModelPublisher(Map<String, ?> settings, Topics topics, Clock clock) {
    models = topics.name(Topic.MODELS);
    chunks = topics.name(Topic.MODEL_CHUNKS);
    this.clock = clock;
    serdes = new ModelSerdes(settings);
    catalogue = new CatalogueReader(settings, topics);
    reader = new TopicReader(settings);
    writer = new ModelWriter(settings);
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
    Artifact artifact = Artifact.read(source);
    Optional<Publication> before = published(target, artifact);
    if (before.isPresent()) {
      return before.get();
    }
    ChunkUpload upload = upload(artifact, target, progress);
    // Somebody else may have published this version while the chunks were on their way.
    return published(target, artifact).orElseGet(() -> complete(artifact, target, upload, figures));
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
   * @throws PublishException if the change is refused, or if somebody else changed the timeline
   *     meanwhile
   */
  public AssignmentOutcome change(TimelineChange request) {
    ModelCatalogue before = catalogue();
    ModelAssignment changed = request.apply(before, clock.instant());
    Optional<ModelAssignment> current = before.assignment(request.route());
    if (current.isPresent() && current.get().equals(changed)) {
      return new AssignmentOutcome(changed, false);
    }
    if (!catalogue().assignment(request.route()).equals(current)) {
      throw new PublishException(
          "the timeline of route %s was changed meanwhile; look at it and try again"
              .formatted(request.route()));
    }
    put(ModelKeys.assignment(request.route()), changed);
    return new AssignmentOutcome(changed, true);
  }

  /**
   * Takes a version away: its manifest, then its chunks.
   *
   * @return whether it was there
   * @throws PublishException if a timeline has it
   */
  public boolean retire(String name, String version) {
    ModelVersion target = version(name, version);
    ModelCatalogue before = catalogue();
    List<String> routes = before.routesOf(target);
    if (!routes.isEmpty()) {
      throw new PublishException(
          "%s cannot be retired: it is in the timeline of %s; records of that time could not be scored"
                  .formatted(Timelines.name(target), String.join(", ", routes))
              + " again; prune the timeline first, where they need not be");
    }
    Optional<ModelManifest> manifest = before.manifest(name, version);
    manifest.ifPresent(this::remove);
    return manifest.isPresent();
  }

  private static ModelVersion version(String name, String version) {
    return new ModelVersion(
        ModelKeys.requireName("model name", name), ModelKeys.requireName("model version", version));
  }

  /** What is there under this version, if it has the same bytes. */
  private Optional<Publication> published(ModelVersion target, Artifact artifact) {
    Optional<ModelManifest> manifest = catalogue().manifest(target.getName(), target.getVersion());
    manifest.ifPresent(
        there -> {
          if (!there.getSha256().equals(artifact.sha256())) {
            throw new PublishException(
                "%s is published already with other bytes: SHA-256 %s there, %s here; publish under a new version"
                    .formatted(Timelines.name(target), there.getSha256(), artifact.sha256()));
          }
        });
    return manifest.map(there -> new Publication(there, false));
  }

  private ChunkUpload upload(Artifact artifact, ModelVersion target, Progress progress)
      throws IOException {
    TopicPartition partition = partition(target, reader.partitions(chunks));
    ChunkUpload upload = new ChunkUpload(writer, serdes.chunks().serializer(), partition, target);
    try (InputStream in = artifact.source().open()) {
      upload.send(in, sent -> progress.update("publish", sent, artifact.bytes()));
    }
    String sent = upload.sha256();
    if (!sent.equals(artifact.sha256())) {
      throw new PublishException(
          "the artifact was changed while it was published: SHA-256 %s, then %s"
              .formatted(artifact.sha256(), sent));
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
        ModelManifest.newBuilder()
            .setName(target.getName())
            .setVersion(target.getVersion())
            .setKind(artifact.model().kind())
            .setClasses(artifact.model().classes())
            .setInput(artifact.input())
            .setBytes(artifact.bytes())
            .setChunkCount(upload.chunks())
            .setChunks(upload.location())
            .setSha256(artifact.sha256())
            .setProvenance(artifact.model().provenance().entries())
            .setFigures(Map.copyOf(figures))
            .setPublishedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .build();
    put(Timelines.name(target), manifest);
    return new Publication(manifest, true);
  }

  private void put(String key, SpecificRecord value) {
    byte[] bytes = serdes.models().serializer().serialize(models, value);
    writer.write(new ProducerRecord<>(models, key, bytes));
  }

  private void remove(ModelManifest manifest) {
    String name = manifest.getName();
    String version = manifest.getVersion();
    writer.write(new ProducerRecord<>(models, ModelKeys.manifest(name, version), null));
    for (int i = 0; i < manifest.getChunkCount(); i++) {
      writer.write(
          new ProducerRecord<>(
              manifest.getChunks().getTopic(),
              manifest.getChunks().getPartition(),
              ModelKeys.chunk(name, version, i),
              null));
    }
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
    catalogue.close();
    serdes.close();
  }
}
