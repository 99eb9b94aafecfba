package dev.weir.stream.config;

import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Credentials;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The application's validated settings.
 *
 * <p>They come from a properties file and from environment variables, which win ({@code
 * WEIR_HTTP_PORT} is {@code http.port}). {@link ConfigKeys} defines them. Keys that begin with
 * {@code kafka.} are passed to Kafka without that prefix; keys that begin with {@code
 * schema.registry.}, {@code basic.auth.} or {@code bearer.auth.} are passed to the registry's
 * client, both as they are and without {@code schema.registry.}, since its own keys have both
 * forms. Any other key is an error, and all errors are reported together. The text form has only
 * the keys of passed-on settings and no credentials of addresses: no secret is ever printed.
 */
public final class WeirConfig {
  /**
   * Default addresses of commands for the broker and, as in docker-compose.yml, Apicurio Registry.
   */
  private static final Map<String, String> COMMAND_DEFAULTS =
      Map.of(
          ConnectionKeys.BOOTSTRAP_SERVERS.name(), "localhost:9092",
          ConnectionKeys.SCHEMA_REGISTRY_URL.name(), "http://localhost:8081/apis/ccompat/v7");

  private final Map<String, Object> values;
  private final Map<String, String> passedOn;
  private final List<RouteConfig> routes;
  private final InputSettings inputs;
  private final boolean hasOwnGroup;

  WeirConfig(
      Map<String, Object> values,
      Map<String, String> passedOn,
      List<RouteConfig> routes,
      InputSettings inputs,
      boolean hasOwnGroup) {
    this.values = Map.copyOf(values);
    this.passedOn = new TreeMap<>(passedOn);
    this.routes = List.copyOf(routes);
    this.inputs = inputs;
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
   * Reads the settings of an application from a properties file and the environment.
   *
   * @param file UTF-8 properties; null: none
   * @param environment such as {@link System#getenv()}; its {@code WEIR_} variables win
   * @throws IOException if the file cannot be read
   * @throws InvalidConfigException with every error
   */
  public static WeirConfig load(@Nullable Path file, Map<String, String> environment)
      throws IOException {
    Map<String, String> settings = file == null ? new TreeMap<>() : SettingsFile.read(file);
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

  /** The value of a setting. */
  public <T> T get(Setting<T> setting) {
    return setting.of(values);
  }

  public String applicationId() {
    return get(ConnectionKeys.APPLICATION_ID);
  }

  /**
   * The id of an application with a command's settings; empty if it would not start because they
   * have a topic prefix but no id.
   */
  public Optional<String> ownApplicationId() {
    return hasOwnGroup ? Optional.of(applicationId()) : Optional.empty();
  }

  public String bootstrapServers() {
    return get(ConnectionKeys.BOOTSTRAP_SERVERS);
  }

  /** The names of the topics. */
  public TopicNames topics() {
    return topics(values);
  }

  /** The names of the topics, by the values of settings that are valid by themselves. */
  static TopicNames topics(Map<String, Object> values) {
    Map<Topic, String> own = new EnumMap<>(Topic.class);
    ConnectionKeys.TOPIC_NAMES.forEach(
        (topic, setting) -> {
          if (!setting.of(values).isEmpty()) {
            own.put(topic, setting.of(values));
          }
        });
    return ConnectionKeys.TOPIC_PREFIX.of(values).with(own);
  }

  public Path stateDir() {
    return Path.of(get(StreamsKeys.STATE_DIR));
  }

  /** The routes, in matching order. */
  public List<RouteConfig> routes() {
    return routes;
  }

  /** The routes of one of Weir's input topics, in matching order. */
  public List<RouteConfig> routes(Topic input) {
    return routes.stream().filter(route -> route.isOf(input)).toList();
  }

  /** The routes of an input of the team's own, in matching order. */
  public List<RouteConfig> routes(InputMapping input) {
    return routes.stream()
        .filter(route -> route.mapped().filter(input.name()::equals).isPresent())
        .toList();
  }

  /** Weir's topics that routes read from. */
  public List<Topic> inputs() {
    return routes.stream()
        .filter(route -> route.mapped().isEmpty())
        .map(RouteConfig::input)
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether any route takes records as those of a topic of Weir's, from whatever topic. */
  public boolean takes(Topic kind) {
    return routes.stream().anyMatch(route -> route.input() == kind);
  }

  /** All inputs of the team's own, and labels in records of its own. */
  public InputSettings ownInputs() {
    return inputs;
  }

  /** The mappings of the team's own topics that are read: those of routes, and of labels. */
  public List<InputMapping> mappings() {
    return Stream.concat(
            inputs.inputs().stream().filter(input -> !routes(input).isEmpty()),
            inputs.labels().stream())
        .toList();
  }

  /** The team's own topics that are read. */
  public List<String> mappedTopics() {
    return mappings().stream().map(InputMapping::topic).toList();
  }

  /** The mappings whose records are repartitioned by source. */
  public List<InputMapping> repartitioned() {
    return mappings().stream().filter(input -> !input.isCopartitioned()).toList();
  }

  /** Parts into which the models of images are split over instances; 1: none. */
  public int shards() {
    return routes.stream().mapToInt(RouteConfig::shards).max().orElse(1);
  }

  /** The names of the topics that are resumed from committed offsets. */
  public List<String> resumedTopics() {
    Stream<String> weirs =
        Stream.concat(inputs().stream(), Stream.of(Topic.LABELS)).map(topics()::name);
    return Stream.concat(weirs, mappedTopics().stream()).toList();
  }

  /** Whether the group uses the protocol {@code streams} instead of {@code classic}. */
  public boolean isStreamsGroup() {
    return get(StreamsKeys.GROUP_PROTOCOL).equals("streams");
  }

  /** The thresholds of drift detection. */
  public DriftSettings drift() {
    return new DriftSettings(
        get(MonitoringKeys.DRIFT_ERROR_TOLERANCE),
        get(MonitoringKeys.DRIFT_ERROR_THRESHOLD),
        get(MonitoringKeys.DRIFT_ERROR_LABELS),
        get(MonitoringKeys.DRIFT_ERROR_SETTLE),
        get(MonitoringKeys.DRIFT_SCORES_PREDICTIONS),
        get(MonitoringKeys.DRIFT_SCORES_MODERATE),
        get(MonitoringKeys.DRIFT_SCORES_MAJOR),
        get(MonitoringKeys.DRIFT_SCORES_INTERVAL),
        get(MonitoringKeys.ACCURACY_WINDOW),
        get(MonitoringKeys.ACCURACY_RETENTION));
  }

  public InstanceRole role() {
    return get(ScoringKeys.ROLE);
  }

  /** The settings of the serdes and of the registry's client. */
  public Map<String, Object> registryProperties() {
    Map<String, Object> registry = new TreeMap<>(passedOn);
    registry.keySet().removeIf(key -> key.startsWith(ConfigCheck.KAFKA));
    registry.putAll(withoutPrefix(ConfigCheck.REGISTRY));
    Stream.of(
            ConnectionKeys.SCHEMA_REGISTRY_URL,
            ConnectionKeys.AUTO_REGISTER_SCHEMAS,
            ConnectionKeys.REGISTRY_SUBJECTS)
        .forEach(setting -> registry.put(setting.name(), get(setting)));
    return registry;
  }

  /** The settings passed on to Kafka, without the {@code kafka.} prefix. */
  public Map<String, String> kafkaProperties() {
    return withoutPrefix(ConfigCheck.KAFKA);
  }

  private Map<String, String> withoutPrefix(String prefix) {
    Map<String, String> settings = new TreeMap<>();
    passedOn.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            settings.put(key.substring(prefix.length()), value);
          }
        });
    return settings;
  }

  /**
   * The settings of a client and its serde beside the stream: the registry's and Kafka's combined,
   * as Confluent's serdes expect. A Kafka setting wins over a registry setting of the same name.
   */
  public Map<String, Object> clientProperties() {
    Map<String, Object> all = registryProperties();
    all.putAll(kafkaProperties());
    all.put(ConnectionKeys.BOOTSTRAP_SERVERS.name(), bootstrapServers());
    return all;
  }

  /** Returns the values of the application's own keys, without credentials in addresses. */
  @Override
  public String toString() {
    Map<String, Object> shown = new TreeMap<>(values);
    shown.computeIfPresent(
        ConnectionKeys.SCHEMA_REGISTRY_URL.name(),
        (key, value) -> Credentials.hide((String) value));
    return shown + ", routes: " + routes + ", passed on: " + passedOn.keySet();
  }
}
