package dev.weir.stream.config;

import dev.weir.schemas.AvroSerdeConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The names of settings that are passed on to Kafka or the registry's client. Plug-ins may define
 * others, but a name close to a known one is treated as a misspelling.
 */
final class PassedOnNames {
  private static final Set<String> CLIENTS = clients();
  private static final Set<String> KAFKA = kafka();
  private static final Set<String> REGISTRY = registry();

  /** Prefixes of Kafka Streams for the settings of a single client. */
  private static final List<String> ONE_CLIENT =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  private static final List<ConfigDef> DEFINITIONS =
      List.of(
          StreamsConfig.configDef(),
          ConsumerConfig.configDef(),
          ProducerConfig.configDef(),
          AdminClientConfig.configDef());

  /** A letter too many, one missing, or two changed places. */
  private static final int MISSPELT = 2;

  private PassedOnNames() {}

  private static Set<String> clients() {
    Set<String> names = new TreeSet<>(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    return names;
  }

  private static Set<String> kafka() {
    Set<String> names = new TreeSet<>(CLIENTS);
    names.addAll(StreamsConfig.configDef().names());
    return names;
  }

  private static Set<String> registry() {
    ConfigDef ssl = new ConfigDef();
    SslConfigs.addClientSslSupport(ssl);
    Set<String> names = new TreeSet<>(ssl.names());
    names.addAll(AvroSerdeConfig.definition().names());
    names.addAll(
        List.of(
            AvroSerdeConfig.CONNECT_TIMEOUT,
            AvroSerdeConfig.READ_TIMEOUT,
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "bearer.auth.cache.expiry.buffer.seconds",
            "bearer.auth.client.id",
            "bearer.auth.client.secret",
            "bearer.auth.credentials.source",
            "bearer.auth.custom.provider.class",
            "bearer.auth.identity.pool.id",
            "bearer.auth.issuer.endpoint.url",
            "bearer.auth.logical.cluster",
            "bearer.auth.scope",
            "bearer.auth.scope.claim.name",
            "bearer.auth.sub.claim.name",
            "bearer.auth.token",
            "proxy.host",
            "proxy.port"));
    return names;
  }

  /** Whether producers, consumers or admin clients have a setting of this name. */
  static boolean isOfKafkasClients(String name) {
    return CLIENTS.contains(name);
  }

  static Set<String> ofKafkasClients() {
    return CLIENTS;
  }

  /** The Kafka setting probably meant; empty if there is no suggestion. */
  static Optional<String> meantForKafka(String name) {
    if (name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
      return Optional.empty();
    }
    String client = ONE_CLIENT.stream().filter(name::startsWith).findFirst().orElse("");
    return meant(name.substring(client.length()), KAFKA).map(near -> client + near);
  }

  /** What Kafka refuses of a setting's value, as far as each setting is checked by itself. */
  static Optional<String> refusal(String name, String value) {
    String client = ONE_CLIENT.stream().filter(name::startsWith).findFirst().orElse("");
    String own = name.substring(client.length());
    return DEFINITIONS.stream()
        .map(definition -> definition.configKeys().get(own))
        .filter(Objects::nonNull)
        .flatMap(key -> refusal(key, value).stream())
        .findFirst();
  }

  private static Optional<String> refusal(ConfigDef.ConfigKey key, String value) {
    try {
      Object parsed = ConfigDef.parseType(key.name, value, key.type);
      if (key.validator != null) {
        key.validator.ensureValid(key.name, parsed);
      }
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The name that was probably meant for the registry; empty where there is nothing to say. */
  static Optional<String> meantForRegistry(String name) {
    return meant(name, REGISTRY);
  }

  private static Optional<String> meant(String name, Set<String> known) {
    return known.contains(name)
        ? Optional.empty()
        : NearKey.of(name, known).filter(near -> NearKey.distance(name, near) <= MISSPELT);
  }
}
