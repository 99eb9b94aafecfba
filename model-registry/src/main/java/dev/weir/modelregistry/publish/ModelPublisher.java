package dev.weir.modelregistry.publish;

import dev.weir.classifiers.model.Progress;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TopicNames;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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

  private final InstantSource clock;
  private final ApplicationRules rules;
  private final VersionPublisher versions;

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
    this.clock = clock;
    this.versions = new VersionPublisher(settings, topics, clock);
  }

  /** Signs subsequently published versions. */
  public ModelPublisher signing(PrivateKey with) {
    versions.signBy(with);
    return this;
  }

  /** Reads what is currently published. */
  public ModelCatalogue catalogue() {
    return versions.catalogue();
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
    return versions.publish(Artifact.read(source), target, figures, progress);
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
    PublicationOutcome publication =
        versions.publish(artifact, target, request.figures(), progress);
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
        VersionPublisher.published(target, artifact, catalogue)
            .map(there -> versions.signed(there.manifest()))
            .orElseGet(() -> accepted(versions.draft(artifact, target), force)));
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

  /** Refuses a version that the application would refuse. */
  private ModelManifest accepted(ModelManifest draft, boolean force) {
    Optional<Refusal> refusal = rules.limits().refusal(draft);
    if (refusal.isPresent() && !force) {
      throw new PublishException(
          "%s is not published, %s: %s; pass the application's settings with --config, or use --force"
              .formatted(
                  TimelineQueries.name(TimelineQueries.version(draft)),
                  refusal.get().reason().wireName(),
                  refusal.get().detail()));
    }
    return draft;
  }

  /**
   * Changes a route's timeline.
   *
   * @throws PublishException if the change is refused, including for a version that is not
   *     published or that the application would refuse, or the timeline was changed concurrently
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
    versions.put(ModelKeyFormat.assignment(request.route()), change.after());
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
    return versions.delete(target, before.manifest(name, version).isPresent());
  }

  private static ModelVersion version(String name, String version) {
    return new ModelVersion(
        ModelKeyFormat.requireName("model name", name),
        ModelKeyFormat.requireName("model version", version));
  }

  @Override
  public void close() {
    versions.close();
  }
}
