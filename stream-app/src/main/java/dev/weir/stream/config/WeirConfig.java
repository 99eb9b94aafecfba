package dev.weir.stream.config;

import dev.weir.schemas.Credentials;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.stream.drift.DriftSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The application's validated settings.
 *
 * <p>They come from a properties file and from environment variables, which win ({@code
 * WEIR_HTTP_PORT} is {@code http.port}). {@link Keys} defines them. Keys that begin with {@code
 * kafka.} are passed to Kafka without that prefix; keys that begin with {@code schema.registry.},
 * {@code basic.auth.} or {@code bearer.auth.} are passed to the registry's client, both as they are
 * and without {@code schema.registry.}, since its own keys have both forms. Any other key is an
 * error, and all errors are reported together. The text form has only the keys of passed-on
 * settings and no credentials of addresses: no secret is ever printed.
 */
public final class WeirConfig {
  /**
   * Default addresses of commands for the broker and, as in docker-compose.yml, Apicurio Registry.
   */
  private static final Map<String, String> COMMAND_DEFAULTS =
      Map.of(
          ConnectionKeys.BOOTSTRAP_SERVERS, "localhost:9092",
          ConnectionKeys.SCHEMA_REGISTRY_URL, "http://localhost:8081/apis/ccompat/v7");

  private final Map<String, Object> values;
  private final Map<String, String> passedOn;
  private final List<RouteConfig> routes;
  private final boolean hasOwnGroup;

  WeirConfig(
      Map<String, Object> values,
      Map<String, String> passedOn,
      List<RouteConfig> routes,
      boolean hasOwnGroup) {
    this.values = Map.copyOf(values);
    this.passedOn = new TreeMap<>(passedOn);
    this.routes = List.copyOf(routes);
    this.hasOwnGroup = hasOwnGroup;
  }

  /**
   * Parses the settings of an application.
   *
   * @throws InvalidConfigException with every error
   */
  public static WeirConfig of(Map<String, String> settings) {
    return new ConfigCheck(settings).requireOwnGroup().config();
  }

  /**
   * Reads a properties file and the environment.
   *
   * @param file UTF-8 properties
   * @param environment such as {@link System#getenv()}; its {@code WEIR_} variables win
   * @throws IOException if the file cannot be read
   * @throws InvalidConfigException with every error
   */
  public static WeirConfig load(Path file, Map<String, String> environment) throws IOException {
    Map<String, String> settings = new TreeMap<>(SettingsFile.read(file));
    settings.putAll(Environment.settings(environment, ConfigCheck::isKnown));
    return of(settings);
  }

  /**
   * Reads settings for a command beside the application, from the application's file or one of
   * Kafka's own, whose keys have no {@code kafka.} prefix; unknown keys are errors as in the
   * application.
   *
   * @param file UTF-8 properties; null: none
   * @param environment as for {@link #load}; wins over the file
   * @param chosen the command's options; win over both
   * @throws IOException if the file cannot be read
   * @throws InvalidConfigException with every error
   */
  public static WeirConfig ofCommand(
      @Nullable Path file, Map<String, String> environment, Map<String, String> chosen)
      throws IOException {
    Map<String, String> settings = new TreeMap<>(COMMAND_DEFAULTS);
    if (file != null) {
      settings.putAll(SettingsFile.withKafkasPrefix(SettingsFile.read(file)));
    }
    settings.putAll(Environment.settings(environment, ConfigCheck::isKnown));
    settings.putAll(SettingsFile.withKafkasPrefix(chosen));
    return new ConfigCheck(settings).config();
  }

  /**
   * Reads the environment alone.
   *
   * @throws InvalidConfigException with every error
   */
  public static WeirConfig ofEnvironment(Map<String, String> environment) {
    return of(Environment.settings(environment, ConfigCheck::isKnown));
  }

  public String applicationId() {
    return text(ConnectionKeys.APPLICATION_ID);
  }

  /**
   * The id of an application with a command's settings; empty if it would not start because they
   * have a topic prefix but no id.
   */
  public Optional<String> ownApplicationId() {
    return hasOwnGroup ? Optional.of(applicationId()) : Optional.empty();
  }

  public String bootstrapServers() {
    return text(ConnectionKeys.BOOTSTRAP_SERVERS);
  }

  /** The names of the topics. */
  public Topics topics() {
    return new Topics(text(ConnectionKeys.TOPIC_PREFIX));
  }

  public Path stateDir() {
    return Path.of(text(StreamsKeys.STATE_DIR));
  }

  /** The bytes that all local stores together use in RocksDB. */
  public long rocksdbMemory() {
    return (Long) values.get(StreamsKeys.ROCKSDB_MEMORY);
  }

  /** Whether damaged local stores are deleted and restored. */
  public boolean stateRepair() {
    return (Boolean) values.get(StreamsKeys.STATE_REPAIR);
  }

  public String httpHost() {
    return text(ConnectionKeys.HTTP_HOST);
  }

  /** The configured port; 0: a free one. */
  public int httpPort() {
    return (Integer) values.get(ConnectionKeys.HTTP_PORT);
  }

  /** The configured port of the health endpoint alone; 0: a free one. */
  public int healthPort() {
    return (Integer) values.get(ConnectionKeys.HEALTH_PORT);
  }

  /** The routes, in matching order. */
  public List<RouteConfig> routes() {
    return routes;
  }

  /** The routes of one input topic, in matching order. */
  public List<RouteConfig> routes(Topic input) {
    return routes.stream().filter(route -> route.input() == input).toList();
  }

  /** The topics that routes read from. */
  public List<Topic> inputs() {
    return routes.stream().map(RouteConfig::input).distinct().sorted().toList();
  }

  /** How long a continuous signal is kept after its last piece. */
  public Duration continuousIdle() {
    return duration(RoutingKeys.CONTINUOUS_IDLE);
  }

  public Duration labelsRetention() {
    return duration(LabelKeys.RETENTION);
  }

  /**
   * How much longer predictions are remembered, to distinguish late labels from labels of no
   * record.
   */
  public Duration labelsLateMemory() {
    return duration(LabelKeys.LATE_MEMORY);
  }

  public boolean labelsRepartition() {
    return (Boolean) values.get(LabelKeys.REPARTITION);
  }

  public Duration accuracyWindow() {
    return duration(AccuracyKeys.WINDOW);
  }

  /** The minimum time between two emissions of a window; zero: every change is emitted. */
  public Duration accuracyEmitInterval() {
    return duration(AccuracyKeys.EMIT_INTERVAL);
  }

  public Duration accuracyRetention() {
    return duration(AccuracyKeys.RETENTION);
  }

  /** The weight of a label in the prequential accuracy relative to the next one. */
  public double accuracyFading() {
    return (Double) values.get(AccuracyKeys.FADING);
  }

  /** The thresholds of drift detection. */
  public DriftSettings drift() {
    return new DriftSettings(
        (Double) values.get(DriftKeys.ERROR_TOLERANCE),
        (Double) values.get(DriftKeys.ERROR_THRESHOLD),
        (Integer) values.get(DriftKeys.ERROR_LABELS),
        duration(DriftKeys.ERROR_SETTLE),
        (Integer) values.get(DriftKeys.SCORES_PREDICTIONS),
        (Double) values.get(DriftKeys.SCORES_MODERATE),
        (Double) values.get(DriftKeys.SCORES_MAJOR),
        duration(DriftKeys.SCORES_INTERVAL),
        accuracyWindow(),
        accuracyRetention());
  }

  public Duration eventTimeMaxPast() {
    return duration(LimitKeys.EVENT_TIME_MAX_PAST);
  }

  public Duration eventTimeMaxFuture() {
    return duration(LimitKeys.EVENT_TIME_MAX_FUTURE);
  }

  public long modelMaxBytes() {
    return (Long) values.get(LimitKeys.MODEL_MAX_BYTES);
  }

  /** Bytes of heap for all models together. */
  public long modelMemory() {
    return MemorySize.parse(text(LoadingKeys.MODEL_MEMORY), Runtime.getRuntime().maxMemory());
  }

  /** How long a version stays loaded after the last event time that it scores. */
  public Duration modelKeep() {
    return duration(LoadingKeys.MODEL_KEEP);
  }

  /** How long a model may take for the synthetic record that it scores first. */
  public Duration modelTrialTime() {
    return duration(LoadingKeys.MODEL_TRIAL_TIME);
  }

  /** What happens to records from before the first usable version. */
  public NoUsableVersion noUsableVersion() {
    return NoUsableVersion.of(text(LoadingKeys.NO_USABLE_VERSION));
  }

  /** The accepted signers of a version; empty: signatures are not checked. */
  public List<PublicKey> modelSignatureKeys() {
    return PublicKeys.parse(text(LoadingKeys.MODEL_SIGNATURE_KEYS));
  }

  public Role role() {
    return Role.of(text(ChallengerKeys.ROLE));
  }

  /** The number of consecutive failures after which a challenger is suspended. */
  public int challengerMaxFailures() {
    return (Integer) values.get(ChallengerKeys.MAX_FAILURES);
  }

  /** A challenger's time limit per record. */
  public Duration challengerTimeBudget() {
    return duration(ChallengerKeys.TIME_BUDGET);
  }

  public int deadLetterMaxBytes() {
    return (Integer) values.get(LimitKeys.DEAD_LETTER_MAX_BYTES);
  }

  /** Which outputs copy the headers of their input record. */
  public HeaderCopy headerCopy() {
    return HeaderCopy.of(text(LimitKeys.HEADERS_COPY));
  }

  public int headersMaxBytes() {
    return (Integer) values.get(LimitKeys.HEADERS_MAX_BYTES);
  }

  public Duration retryTimeout() {
    return duration(LimitKeys.RETRY_TIMEOUT);
  }

  /** A thread's time limit per record. */
  public Duration recordTime() {
    return duration(StreamsKeys.RECORD_TIME);
  }

  /** How long the stream may stall before the process is not live; zero: for ever. */
  public Duration livenessTimeout() {
    return duration(StreamsKeys.LIVENESS_TIMEOUT);
  }

  public Duration shutdownTimeout() {
    return duration(StreamsKeys.SHUTDOWN_TIMEOUT);
  }

  public String processingGuarantee() {
    return text(StreamsKeys.PROCESSING_GUARANTEE);
  }

  public int numStreamThreads() {
    return (Integer) values.get(StreamsKeys.NUM_STREAM_THREADS);
  }

  public Duration commitInterval() {
    return duration(StreamsKeys.COMMIT_INTERVAL);
  }

  public int replicationFactor() {
    return (Integer) values.get(StreamsKeys.REPLICATION_FACTOR);
  }

  public String groupProtocol() {
    return text(StreamsKeys.GROUP_PROTOCOL);
  }

  /** The settings of the serdes and of the registry's client. */
  public Map<String, Object> registryProperties() {
    Map<String, Object> registry = new TreeMap<>();
    passedOn.forEach(
        (key, value) -> {
          if (key.startsWith(ConfigCheck.REGISTRY)) {
            registry.put(key.substring(ConfigCheck.REGISTRY.length()), value);
          }
          if (!key.startsWith(ConfigCheck.KAFKA)) {
            registry.put(key, value);
          }
        });
    registry.put(ConnectionKeys.SCHEMA_REGISTRY_URL, text(ConnectionKeys.SCHEMA_REGISTRY_URL));
    registry.put(
        ConnectionKeys.AUTO_REGISTER_SCHEMAS, values.get(ConnectionKeys.AUTO_REGISTER_SCHEMAS));
    registry.put(ConnectionKeys.REGISTRY_SUBJECTS, text(ConnectionKeys.REGISTRY_SUBJECTS));
    return registry;
  }

  /** The settings passed on to Kafka, without the {@code kafka.} prefix. */
  public Map<String, String> kafkaProperties() {
    Map<String, String> kafka = new TreeMap<>();
    passedOn.forEach(
        (key, value) -> {
          if (key.startsWith(ConfigCheck.KAFKA)) {
            kafka.put(key.substring(ConfigCheck.KAFKA.length()), value);
          }
        });
    return kafka;
  }

  /**
   * The settings of a client and its serde beside the stream: the registry's and Kafka's combined,
   * as Confluent's serdes expect. A Kafka setting wins over a registry setting of the same name.
   */
  public Map<String, Object> clientProperties() {
    Map<String, Object> all = registryProperties();
    all.putAll(kafkaProperties());
    all.put(ConnectionKeys.BOOTSTRAP_SERVERS, bootstrapServers());
    return all;
  }

  /** Returns the values of the application's own keys, without credentials in addresses. */
  @Override
  public String toString() {
    Map<String, Object> shown = new TreeMap<>(values);
    shown.computeIfPresent(
        ConnectionKeys.SCHEMA_REGISTRY_URL, (key, value) -> Credentials.hide(text(key)));
    return shown + ", routes: " + routes + ", passed on: " + passedOn.keySet();
  }

  private String text(String key) {
    return (String) values.get(key);
  }

  private Duration duration(String key) {
    return Durations.parse(text(key));
  }
}
