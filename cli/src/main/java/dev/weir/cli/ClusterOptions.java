package dev.weir.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * Where Kafka and the Schema Registry are: the same options on every command that talks to them.
 */
final class ClusterOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:WEIR_BOOTSTRAP_SERVERS:-localhost:9092}",
      description =
          "Kafka brokers, by commas (default: ${DEFAULT-VALUE}; or WEIR_BOOTSTRAP_SERVERS).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:WEIR_SCHEMA_REGISTRY_URL:-http://localhost:8081}",
      description =
          "Confluent-compatible Schema Registry (default: ${DEFAULT-VALUE}; or"
              + " WEIR_SCHEMA_REGISTRY_URL).")
  private String registry;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Put before every topic name, such as 'staging.'.")
  private String prefix;

  @Option(
      names = "--client",
      paramLabel = "KEY=VALUE",
      description =
          "A setting of the Kafka or registry client, such as security.protocol=SASL_SSL or"
              + " basic.auth.user.info=...; repeatable.")
  private Map<String, String> settings = Map.of();

  String prefix() {
    return prefix;
  }

  /** Settings for every client and serde. */
  Map<String, Object> clients() {
    Map<String, Object> all = new HashMap<>();
    // Kafka's own minute is long for a person who mistyped a port.
    all.put("default.api.timeout.ms", 15_000);
    all.put("request.timeout.ms", 10_000);
    all.putAll(settings);
    all.put("bootstrap.servers", bootstrap);
    all.put("schema.registry.url", registry);
    return all;
  }
}
