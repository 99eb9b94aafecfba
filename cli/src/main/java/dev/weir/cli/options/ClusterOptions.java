package dev.weir.cli.options;

import dev.weir.cli.io.ClusterCheck;
import dev.weir.modelregistry.publish.ApplicationRules;
import dev.weir.modelregistry.publish.CatalogueReader;
import dev.weir.modelregistry.publish.LeadTime;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.TopicNames;
import dev.weir.stream.config.ConnectionKeys;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.ScoringKeys;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.trainer.history.OwnTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/**
 * Connection options for Kafka and the Schema Registry, shared by all commands that use them. As
 * with {@code weir serve}, the environment overrides the file; an option overrides both.
 */
public final class ClusterOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "Kafka brokers, separated by commas (default: WEIR_BOOTSTRAP_SERVERS, else"
              + " bootstrap.servers of --config, else localhost:9092).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "Confluent-compatible Schema Registry; Apicurio's address ends in /apis/ccompat/v7,"
              + " Confluent's has no path (default: WEIR_SCHEMA_REGISTRY_URL, else"
              + " schema.registry.url of --config, else http://localhost:8081/apis/ccompat/v7, as"
              + " in docker-compose.yml).")
  private String registry;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description =
          "Prefix of every topic name, such as 'staging.' (default: WEIR_TOPIC_PREFIX, else"
              + " topic.prefix of --config, else none).")
  private String prefix;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Properties file of 'weir serve', or of Kafka clients, with settings such as those of TLS"
              + " and SASL. WEIR_ environment variables override it, as in 'weir serve'. The"
              + " application's routes, model.max.bytes and event.time.max.future apply to commands"
              + " too.")
  private Path config;

  @Option(
      names = "--client",
      paramLabel = "KEY=VALUE",
      description =
          "A single client setting, such as security.protocol=SASL_SSL; repeatable. Put secrets"
              + " into --config: other users of the machine can see command lines.")
  private Map<String, String> settings = Map.of();

  private WeirConfig read;
  private boolean isReached;

  public TopicNames topics() {
    return config().topics();
  }

  public String bootstrap() {
    return config().bootstrapServers();
  }

  /**
   * Settings for every client and serde, once a broker has answered.
   *
   * @throws dev.weir.cli.io.UnreachableException if none does
   */
  public Map<String, Object> clients() {
    Map<String, Object> all = settings();
    if (!isReached) {
      new ClusterCheck(all).requireBroker();
      isReached = true;
    }
    return all;
  }

  /** The rules by which the application refuses versions. */
  public ApplicationRules rules() {
    return ApplicationRules.of(
            config().routes().stream().map(RouteConfig::needs).toList(),
            config().get(ScoringKeys.MODEL_MAX_BYTES),
            config().get(ScoringKeys.MODEL_SIGNATURE_KEYS))
        .with(LeadTime.of(config().get(ScoringKeys.EVENT_TIME_MAX_FUTURE)));
  }

  /** The team's own topics in the settings. */
  public OwnTopics ownTopics() {
    return new OwnTopics(config().ownInputs(), config().get(ConnectionKeys.CONTINUOUS_IDLE));
  }

  /** The application's checks of every record. */
  public RecordChecks recordChecks() {
    return new RecordChecks(
        config().get(ScoringKeys.EVENT_TIME_MAX_PAST),
        config().get(ScoringKeys.EVENT_TIME_MAX_FUTURE));
  }

  /** The published versions and timelines. */
  public ModelCatalogue catalogue() {
    try (CatalogueReader reader = new CatalogueReader(clients(), topics())) {
      return reader.read();
    }
  }

  /** A publisher that applies the application's rules. */
  public ModelPublisher publisher() {
    return new ModelPublisher(clients(), topics(), rules());
  }

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>();
    // Kafka's default of a minute is too long for interactive use.
    all.put("default.api.timeout.ms", 15_000);
    all.put("request.timeout.ms", 10_000);
    all.putAll(config().clientProperties());
    return all;
  }

  /**
   * The application's settings from its file, the environment and the options.
   *
   * @throws dev.weir.stream.config.InvalidConfigException with every error
   */
  public WeirConfig config() {
    if (read == null) {
      try {
        read = WeirConfig.ofCommand(config, System.getenv(), chosen());
      } catch (IOException e) {
        throw new UncheckedIOException("--config: " + FailureText.of(e), e);
      }
    }
    return read;
  }

  private Map<String, String> chosen() {
    Map<String, String> chosen = new TreeMap<>(settings);
    put(chosen, "bootstrap.servers", bootstrap);
    put(chosen, "schema.registry.url", registry);
    put(chosen, "topic.prefix", prefix);
    return chosen;
  }

  private static void put(Map<String, String> chosen, String key, String value) {
    if (value != null) {
      chosen.put(key, value);
    }
  }
}
