package dev.weir.stream.metrics;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.names.ChallengerFailure;
import dev.weir.stream.names.InputOutcome;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.names.RecordOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * The application's meters, under stable names. Callers look them up once and keep them: lookups
 * are too slow for the hot path.
 */
public final class WeirMetrics {
  /** Upper bounds, from microseconds. */
  private static final Duration[] CLASSIFY_BUCKETS =
      LongStream.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000)
          .mapToObj(micros -> Duration.ofNanos(1_000 * micros))
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<DeadLetterReason, Counter> deadLetters;
  private final Map<LabelOutcome, Counter> labels;
  private final Map<RefusalReason, Counter> refused;
  private final Map<String, Consumer<RecordOutcome>> routes = new ConcurrentHashMap<>();
  private final Map<String, ContinuousSignalMeters> pieces = new ConcurrentHashMap<>();
  private final Map<String, InputMeters> inputs = new ConcurrentHashMap<>();
  private final VersionMeters versions;
  private final Counter duplicates;
  private final Counter loaderFailures;
  private final Counter ignoredModelRecords;
  private final Counter replaced;
  private final Counter idleSources;
  private final DriftMeters drift;
  private final ShardMeters shards;

  public WeirMetrics(MeterRegistry registry) {
    this.registry = registry;
    versions = new VersionMeters(registry);
    deadLetters =
        counters(
            DeadLetterReason.class,
            "weir.dead.letters",
            "Input records that could not be used.",
            "reason",
            DeadLetterReason::wireName);
    labels =
        counters(
            LabelOutcome.class,
            "weir.labels",
            "Labels, by outcome.",
            "outcome",
            LabelOutcome::wireName);
    refused =
        counters(
            RefusalReason.class,
            "weir.model.refused",
            "Model versions and assignments that were refused.",
            "reason",
            RefusalReason::wireName);
    duplicates =
        counter(
            "weir.duplicates", "Records whose id had already been predicted within the retention.");
    drift = new DriftMeters(registry);
    shards = new ShardMeters(registry);
    idleSources =
        counter("weir.sources.idle", "Continuous signals discarded because their source was idle.");
    replaced =
        counter(
            "weir.model.replaced",
            "Loaded versions that were replaced by another artifact under the same name.");
    ignoredModelRecords =
        counter(
            "weir.model.records.ignored",
            "Records of models whose key is neither a version nor a route.");
    loaderFailures = counter("weir.model.loader.failures", "Failed rounds of the model loader.");
  }

  /** Counts a route's records; keep it. */
  public Consumer<RecordOutcome> route(String route) {
    return routes.computeIfAbsent(route, this::recordCounter);
  }

  private Consumer<RecordOutcome> recordCounter(String route) {
    Map<RecordOutcome, Counter> outcomes =
        counters(
            RecordOutcome.class,
            "weir.records",
            "Input records, by outcome.",
            "outcome",
            RecordOutcome::wireName,
            "route",
            route);
    return outcome -> {
      outcomes.get(outcome).increment();
      if (outcome == RecordOutcome.DUPLICATE) {
        duplicates.increment();
      }
    };
  }

  /** The counters of a route's continuous signals; keep them. */
  public ContinuousSignalMeters pieces(String route) {
    return pieces.computeIfAbsent(route, name -> new ContinuousSignalMeters(registry, name));
  }

  public void sourceIdle() {
    idleSources.increment();
  }

  public void deadLetter(DeadLetterReason reason) {
    deadLetters.get(reason).increment();
  }

  public void label(LabelOutcome outcome) {
    labels.get(outcome).increment();
  }

  /** The gauges of drift. */
  public DriftMeters drift() {
    return drift;
  }

  /** The meters of routes with shards. */
  public ShardMeters shards() {
    return shards;
  }

  /** The meters of an input of the team's own; keep them. */
  public InputMeters input(String input) {
    return inputs.computeIfAbsent(input, this::inputMeters);
  }

  private InputMeters inputMeters(String input) {
    return new InputMeters(
        registry,
        input,
        counters(
            InputOutcome.class,
            "weir.input.records",
            "Records of topics of your own, by whether they could be mapped.",
            "outcome",
            InputOutcome::wireName,
            "input",
            input));
  }

  /** Counts records on another partition than Java's partitioner chooses for their key. */
  public Counter recordsMisplaced(String topic) {
    return counter(
        registry,
        "weir.records.misplaced",
        "Records on another partition than Java's partitioner chooses for their key.",
        "topic",
        topic);
  }

  /** Counts a record on which a champion threw. */
  public void championFailed(ModelVersionId version) {
    counter(
            version,
            "weir.champion.failures",
            "Records on which a champion threw an exception; an earlier champion scored them, if"
                + " one could.")
        .increment();
  }

  /** Counts an output that a broker rejected. */
  public void outputRefused(String topic) {
    counter(
            registry,
            "weir.outputs.refused",
            "Accuracy figures that were left out because they exceeded the broker's limit.",
            "topic",
            topic)
        .increment();
  }

  /** Counts a topic whose next offset no longer exists. */
  public void inputGap(String topic) {
    inputGaps(topic).increment();
  }

  /** Creates the gap counters of topics, so that they start at 0. */
  public void watchGaps(List<String> topics) {
    topics.forEach(this::inputGaps);
  }

  private Counter inputGaps(String topic) {
    return counter(
        registry,
        "weir.input.gaps",
        "Partitions in which records were deleted before they were read, and detected recreations"
            + " of the topic; the log has the details.",
        "topic",
        topic);
  }

  public void modelRefused(RefusalReason reason) {
    refused.get(reason).increment();
  }

  public void modelSwapped(String route) {
    swaps(route).increment();
  }

  private Counter swaps(String route) {
    return counter(
        registry,
        "weir.model.swaps",
        "Changes of the version that scores a route.",
        "route",
        route);
  }

  /** The counters of a challenger's failures; keep them. */
  public Consumer<ChallengerFailure> challengerFailures(ModelVersionId version) {
    Map<ChallengerFailure, Counter> failures = new EnumMap<>(ChallengerFailure.class);
    for (ChallengerFailure failure : ChallengerFailure.values()) {
      failures.put(
          failure,
          counter(
              version,
              "weir.challenger.failures",
              "Records on which a challenger failed.",
              "reason",
              failure.wireName()));
    }
    return failure -> failures.get(failure).increment();
  }

  private Counter counter(ModelVersionId version, String name, String description, String... tags) {
    return versions.of(
        version,
        () ->
            Counter.builder(name)
                .description(description)
                .tags(tags(version).and(tags))
                .register(registry));
  }

  private static Tags tags(ModelVersionId version) {
    return Tags.of("model", version.name(), "version", version.version());
  }

  /** Removes the meters of versions that no timeline has any more. */
  public void keepOnly(Set<ModelVersionId> known) {
    versions.keepOnly(known);
  }

  public void modelReplaced() {
    replaced.increment();
  }

  public void modelRecordIgnored() {
    ignoredModelRecords.increment();
  }

  public void modelLoaderFailed() {
    loaderFailures.increment();
  }

  /** The time that a version takes to score a record; keep it. */
  public Timer classifyTimer(ModelVersionId version) {
    return versions.of(version, () -> newTimer(version));
  }

  /**
   * Registers gauges of each route's models.
   *
   * @param suspended the number of a route's suspended challengers
   * @param age seconds since the champion of a route was published; NaN without one
   */
  public void watchModels(
      List<String> routes, ToDoubleFunction<String> suspended, ToDoubleFunction<String> age) {
    for (String route : routes) {
      swaps(route);
      Gauge.builder("weir.challenger.suspended", () -> suspended.applyAsDouble(route))
          .description("Suspended challengers in the timeline.")
          .tag("route", route)
          .register(registry);
      Gauge.builder("weir.model.age", () -> age.applyAsDouble(route))
          .description("Time since the publication of the version that scores now.")
          .baseUnit("seconds")
          .tag("route", route)
          .register(registry);
    }
  }

  private Timer newTimer(ModelVersionId version) {
    return Timer.builder("weir.classify")
        .description("Time to preprocess and score a record.")
        .tags(tags(version))
        .serviceLevelObjectives(CLASSIFY_BUCKETS)
        .register(registry);
  }

  private <E extends Enum<E>> Map<E, Counter> counters(
      Class<E> type,
      String name,
      String description,
      String tag,
      Function<E, String> value,
      String... tags) {
    Map<E, Counter> counters = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      counters.put(
          constant,
          Counter.builder(name)
              .description(description)
              .tags(tags)
              .tag(tag, value.apply(constant))
              .register(registry));
    }
    return counters;
  }

  private Counter counter(String name, String description) {
    return counter(registry, name, description);
  }

  /** Registers a counter; one that exists is returned. */
  static Counter counter(MeterRegistry registry, String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }
}
