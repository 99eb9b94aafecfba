package dev.weir.stream;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.TopicReader;
import dev.weir.stream.classify.ModelUnavailableException;
import dev.weir.stream.config.ConnectionKeys;
import dev.weir.stream.config.MonitoringKeys;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.ScoringKeys;
import dev.weir.stream.config.StreamsKeys;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.http.AccuracyPage;
import dev.weir.stream.http.HttpEndpoints;
import dev.weir.stream.http.ModelsPage;
import dev.weir.stream.http.Page;
import dev.weir.stream.http.PrometheusPage;
import dev.weir.stream.http.TopologyPage;
import dev.weir.stream.models.ArtifactLoader;
import dev.weir.stream.models.ChallengerLimits;
import dev.weir.stream.models.HeldShards;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoaderContext;
import dev.weir.stream.models.LoaderSettings;
import dev.weir.stream.models.ModelLoader;
import dev.weir.stream.models.ModelTopicView;
import dev.weir.stream.models.StoreModelRecords;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.progress.CommitMonitor;
import dev.weir.stream.progress.StallDetector;
import dev.weir.stream.readiness.ConsumerMonitors;
import dev.weir.stream.readiness.InputGaps;
import dev.weir.stream.readiness.ReadinessClients;
import dev.weir.stream.readiness.StreamsGroupConsumer;
import dev.weir.stream.readiness.TopicReadiness;
import dev.weir.stream.readiness.UnreadableRecords;
import dev.weir.stream.shards.ShardContext;
import dev.weir.stream.state.OutputFailures;
import dev.weir.stream.view.AccuracyReader;
import dev.weir.stream.view.AccuracyView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running application: HTTP server, stream and model loader, with their startup and shutdown
 * order.
 *
 * <p>HTTP comes first, so that a long start can be observed. The stream starts paused: records
 * wait, while {@code models} is read, until each route of an input topic has a verified champion
 * (with {@code role=challenger}: one of the challengers, if any is assigned). From then on that
 * topic is read, while other topics wait for their models. A topic whose routes lose their
 * assignments waits again. Any failure that retries did not resolve stops the stream with its
 * transaction rolled back; {@link #awaitTermination} then throws, and the process should exit and
 * be started again. A thread that has only lost its transaction is replaced, as is one that failed
 * on a record whose route lost its assignment.
 */
public final class WeirApplication implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WeirApplication.class);

  /** How long the reader of the accuracy pauses after a failure. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final WeirConfig config;
  private final List<String> routes;
  private final AppMetrics appMetrics;
  private final TopicReadiness gates;
  private final HeldShards shards;
  private final AtomicReference<LiveModels> live = new AtomicReference<>(LiveModels.NONE);
  private final AccuracyView accuracyView;
  private final Termination termination;
  private final AtomicBoolean joined = new AtomicBoolean();
  private final StallDetector pulses;
  private final CommitMonitor commits;
  private volatile boolean ready;
  private volatile KafkaStreams streams;
  private volatile ModelLoader loader;
  private volatile Topology topology;
  private volatile AccuracyReader accuracy;
  private HttpEndpoints http;
  private HttpEndpoints health;
  private RecordSerdes serdes;
  private volatile boolean resumed;

  public WeirApplication(WeirConfig config) {
    this.config = config;
    this.termination = new Termination(config);
    this.routes = config.routes().stream().map(RouteConfig::name).toList();
    this.gates = new TopicReadiness(config);
    this.shards = new HeldShards(config.shards());
    this.accuracyView =
        new AccuracyView(
            config.get(MonitoringKeys.ACCURACY_RETENTION),
            config.get(MonitoringKeys.ACCURACY_FADING));
    this.appMetrics = new AppMetrics(config, accuracyView);
    this.pulses = new StallDetector(config.get(StreamsKeys.LIVENESS_TIMEOUT), System::nanoTime);
    this.commits = new CommitMonitor(config.get(StreamsKeys.LIVENESS_TIMEOUT), System::nanoTime);
  }

  /**
   * Starts all parts; returns once the stream has begun to start.
   *
   * @throws UnusableTopicsException if topics are missing or incompatible
   * @throws GroupConflictException if the group has conflicting members
   * @throws dev.weir.schemas.NoRegistryException if the registry's address belongs to another
   *     server
   * @throws org.apache.kafka.common.KafkaException if the brokers do not answer
   */
  public void start() {
    LOG.info("starting with {}", config);
    String host = config.get(ConnectionKeys.HTTP_HOST);
    http = HttpEndpoints.start(host, config.get(ConnectionKeys.HTTP_PORT), pages());
    health = HttpEndpoints.startHealth(host, config.get(ConnectionKeys.HEALTH_PORT), healthPages());
    TopicShape shape =
        new StartChecks(config).run(appMetrics.metrics()::inputGap, termination.ended());
    serdes = RecordSerdes.of(config);
    createStream(shape);
    createLoader();
    createAccuracyReader();
    appMetrics.watch(streams, routes, live, commits, this::readPartitions);
    streams.pause();
    startStream();
    loader.start(this::afterPublished, termination::fail);
    accuracy.start();
  }

  /**
   * Waits until the application is closed.
   *
   * @throws ApplicationFailedException if it has stopped by itself
   */
  public void awaitTermination() throws InterruptedException {
    termination.await();
  }

  /** The HTTP port; valid once started. */
  public int httpPort() {
    return http.port();
  }

  /** The port of the health endpoint alone; valid once started. */
  public int healthPort() {
    return health.port();
  }

  /** Whether records are classified; never reverts to false. */
  public boolean isReady() {
    return ready;
  }

  /**
   * The task folders with damaged stores that were deleted on close; a restart restores them from
   * Kafka.
   */
  Set<Path> deletedStores() {
    return termination.deletedStores();
  }

  /** Stops in order: the stream, which commits its work, then the loader, then HTTP. */
  @Override
  public void close() {
    if (!termination.beginClosing()) {
      return;
    }
    LOG.info("closing");
    closeStream();
    Utils.closeQuietly(loader, "model loader");
    Utils.closeQuietly(accuracy, "accuracy reader");
    Utils.closeQuietly(serdes, "serdes");
    Utils.closeQuietly(http, "HTTP server");
    Utils.closeQuietly(health, "health server");
    appMetrics.close();
    termination.ended().countDown();
    LOG.info("closed");
  }

  private void closeStream() {
    if (streams == null) {
      return;
    }
    appMetrics.unwatch();
    if (streams.close(StreamsSettings.closing(config))) {
      termination.deleteDamaged();
    } else {
      LOG.warn(
          "the stream did not stop within {}; its uncommitted work will be repeated",
          config.get(StreamsKeys.SHUTDOWN_TIMEOUT));
    }
  }

  /** Kafka Streams opens existing stores immediately. */
  private void startStream() {
    try {
      streams.start();
    } catch (RuntimeException e) {
      termination.noteDamage(e);
      throw e;
    }
  }

  /** Runs on a separate thread once this instance is a member. */
  private void checkGroupAgain() {
    try {
      new StartChecks(config).checkGroupAgain();
    } catch (GroupConflictException e) {
      termination.fail(e);
    }
  }

  private void createStream(TopicShape shape) {
    Retry retry = new Retry(config.get(ScoringKeys.RETRY_TIMEOUT), termination::isClosing);
    topology =
        new WeirTopology(
                new TopologyContext(
                    config,
                    serdes,
                    live,
                    retry,
                    appMetrics.metrics(),
                    shape,
                    new ShardContext(shards, gates.holds())))
            .build(this::modelsChanged);
    Properties settings = StreamsSettings.streams(config);
    OutputFailures failures = new OutputFailures();
    RefusedOutputs.install(settings, config, appMetrics.metrics()::outputRefused, failures);
    InputGaps gaps = new InputGaps(appMetrics.metrics()::inputGap);
    UnreadableRecords unreadable =
        new UnreadableRecords(
            config, () -> TopicReader.byteConsumer(StreamsSettings.recordReader(config)));
    ConsumerMonitors watch = new ConsumerMonitors(gaps, pulses, unreadable);
    if (config.isStreamsGroup()) {
      settings.putAll(StreamsGroupConsumer.settings(watch));
    }
    streams = new KafkaStreams(topology, settings, new ReadinessClients(gates, watch, failures));
    streams.setUncaughtExceptionHandler(
        new ThreadFailures(
            this::holds,
            cause -> termination.fail(unreadable.withRecordAtHand(cause)),
            () -> System.nanoTime() / 1_000_000));
    streams.setStateListener((now, before) -> stateChanged(now));
  }

  /** The threads with their tasks; Kafka Streams reports none before and after it runs. */
  private Collection<ThreadMetadata> threads() {
    KafkaStreams running = streams;
    return running != null && running.state().isRunningOrRebalancing()
        ? running.metadataForLocalThreads()
        : Set.of();
  }

  /** The partitions that this instance should consume now. */
  private Set<TopicPartition> readPartitions() {
    if (!resumed) {
      return Set.of();
    }
    return threads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> gates.isReady(partition))
        .collect(Collectors.toSet());
  }

  private void createAccuracyReader() {
    accuracy =
        new AccuracyReader(
            this::consumer,
            serdes.accuracy().deserializer(),
            config.topics().name(Topic.ACCURACY),
            accuracyView,
            PAUSE);
  }

  private void createLoader() {
    ModelTopicView directory =
        new ModelTopicView(
            serdes.models().deserializer(),
            config.topics().name(Topic.MODELS),
            (key, refused) -> appMetrics.metrics().modelRefused(refused.reason()));
    ArtifactLoader artifacts =
        new ArtifactLoader(
            this::consumer,
            serdes.chunks().deserializer(),
            config.topics().name(Topic.MODEL_CHUNKS),
            new ArtifactLimits(
                ArtifactCodec.kinds(),
                config.get(ScoringKeys.MODEL_MAX_BYTES),
                config.get(ScoringKeys.MODEL_SIGNATURE_KEYS)),
            config.get(ScoringKeys.MODEL_TRIAL_TIME),
            config.get(StreamsKeys.NUM_STREAM_THREADS),
            shards);
    shards.onChange(this::modelsChanged);
    loader =
        new ModelLoader(
            new LoaderContext(
                new StoreModelRecords(streams, TopologyNames.MODEL_STORE)::snapshot,
                directory,
                artifacts,
                loaderSettings(),
                live,
                appMetrics.metrics()));
  }

  private LoaderSettings loaderSettings() {
    return new LoaderSettings(
        config.routes().stream().map(RouteConfig::needs).toList(),
        config.role(),
        config.get(ScoringKeys.NO_USABLE_VERSION),
        new ChallengerLimits(
            config.get(ScoringKeys.CHALLENGER_MAX_FAILURES),
            config.get(ScoringKeys.CHALLENGER_TIME_BUDGET)),
        config.get(ScoringKeys.MODEL_MEMORY),
        config.get(ScoringKeys.MODEL_KEEP));
  }

  private Consumer<byte[], byte[]> consumer() {
    return TopicReader.byteConsumer(StreamsSettings.client(config));
  }

  private Map<String, Page> pages() {
    Map<String, Page> pages = new HashMap<>(healthPages());
    pages.put("/metrics", new PrometheusPage(appMetrics::scrape));
    pages.put("/api/models", new ModelsPage(live::get, this::problems, routes));
    pages.put(
        "/api/accuracy",
        new AccuracyPage(accuracyView, () -> accuracy != null && accuracy.isCurrent()));
    pages.put(
        "/api/topology",
        new TopologyPage(config.applicationId(), () -> streams, () -> topology, this::threads));
    return pages;
  }

  private Map<String, Page> healthPages() {
    return Map.of(
        "/health/live",
        () -> health(isLive()),
        "/health/ready",
        () -> health(ready && !appMetrics.areBrokersSilent()));
  }

  private Map<String, VersionState.Refused> problems() {
    return loader == null ? Map.of() : loader.problems();
  }

  private static Page.Answer health(boolean good) {
    return good ? Page.Answer.text(200, "UP\n") : Page.Answer.text(503, "DOWN\n");
  }

  private boolean isLive() {
    KafkaStreams.State state = streams == null ? null : streams.state();
    return !termination.hasFailed()
        && state != KafkaStreams.State.ERROR
        && state != KafkaStreams.State.NOT_RUNNING
        && !pulses.hasStopped()
        && !commits.hasStopped();
  }

  private void modelsChanged() {
    ModelLoader running = loader;
    if (running != null) {
      running.changed();
    }
  }

  /** Runs on the loader's thread. */
  private void afterPublished() {
    gates.update(live.get(), System.currentTimeMillis());
    if (!resumed && gates.canStart()) {
      LOG.info("classifying, role {}", config.role().wireName());
      streams.resume();
      resumed = true;
    }
    if (!ready && resumed && gates.allAssignedReady(live.get())) {
      ready = streams.state() == KafkaStreams.State.RUNNING;
    }
  }

  /** Whether a failure is about a record whose topic waits from now on. */
  private boolean holds(Throwable cause) {
    return !termination.isClosing()
        && ModelUnavailableException.unassigned(cause).filter(gates::suspend).isPresent();
  }

  private void stateChanged(KafkaStreams.State now) {
    if (now == KafkaStreams.State.RUNNING && joined.compareAndSet(false, true)) {
      Thread.ofPlatform().name("weir-group-check").daemon().start(this::checkGroupAgain);
    }
    if (now == KafkaStreams.State.ERROR && !termination.isClosing()) {
      termination.failQuietly(new IllegalStateException("Kafka Streams is in state ERROR"));
    }
  }
}
