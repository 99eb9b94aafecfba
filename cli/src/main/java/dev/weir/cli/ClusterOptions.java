package dev.weir.cli;

import dev.weir.console.ClientSettings;
import dev.weir.operate.ApplicationSettings;
import dev.weir.publish.ApplicationRules;
import dev.weir.publish.ModelPublisher;
import dev.weir.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * Where Kafka and the Schema Registry are: the same options on every command that talks to them. An
 * option wins over the file, the file over the environment.
 */
final class ClusterOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "Kafka brokers, by commas (default: bootstrap.servers of --config, else"
              + " WEIR_BOOTSTRAP_SERVERS, else localhost:9092).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "Confluent-compatible Schema Registry (default: schema.registry.url of --config, else"
              + " WEIR_SCHEMA_REGISTRY_URL, else http://localhost:8081).")
  private String registry;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description =
          "Put before every topic name, such as 'staging.' (default: topic.prefix of --config, else"
              + " WEIR_TOPIC_PREFIX, else none).")
  private String prefix;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Properties with settings of the Kafka and registry clients, for TLS, SASL and the like:"
              + " the file that 'weir serve' takes, or one of Kafka's own. The application's routes"
              + " and model.max.bytes count too.")
  private Path config;

  @Option(
      names = "--client",
      paramLabel = "KEY=VALUE",
      description =
          "One such setting, such as security.protocol=SASL_SSL; repeatable. Secrets belong into"
              + " --config: other users of a machine see its command lines.")
  private Map<String, String> settings = Map.of();

  String prefix() {
    return choose(prefix, "topic.prefix", "WEIR_TOPIC_PREFIX", "");
  }

  Topics topics() {
    return new Topics(prefix());
  }

  String bootstrap() {
    return choose(bootstrap, "bootstrap.servers", "WEIR_BOOTSTRAP_SERVERS", "localhost:9092");
  }

  private String registry() {
    return choose(
        registry, "schema.registry.url", "WEIR_SCHEMA_REGISTRY_URL", "http://localhost:8081");
  }

  /** Settings for every client and serde. */
  Map<String, Object> clients() {
    Map<String, Object> all = new HashMap<>();
    // Kafka's own minute is long for a person who mistyped a port.
    all.put("default.api.timeout.ms", 15_000);
    all.put("request.timeout.ms", 10_000);
    all.putAll(file().clients());
    all.putAll(settings);
    all.put("bootstrap.servers", bootstrap());
    all.put("schema.registry.url", registry());
    return all;
  }

  /** What the application refuses, by its settings in the file of {@code --config}. */
  ApplicationRules rules() {
    return ApplicationSettings.of(file()).rules();
  }

  /** Publishes and assigns what the application would take. */
  ModelPublisher publisher() {
    return new ModelPublisher(clients(), topics(), rules());
  }

  private String choose(String option, String key, String variable, String otherwise) {
    if (option != null) {
      return option;
    }
    return file().get(key).orElseGet(() -> System.getenv().getOrDefault(variable, otherwise));
  }

  /** The file of {@code --config}, or nothing. */
  ClientSettings file() {
    try {
      return config == null ? ClientSettings.none() : ClientSettings.load(config);
    } catch (IOException e) {
      throw new UncheckedIOException("--config: " + e.getMessage(), e);
    }
  }
}
