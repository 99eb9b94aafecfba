package dev.weir.stream.config;

import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.NameSuggestion;
import dev.weir.schemas.SubjectNaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The names of settings that are passed on to Kafka or the registry's client. Plug-ins may define
 * others, but a name close to a known one is treated as a misspelling.
 */
final class PassedOnNames {
  private static final ConfigDef REGISTRY_CLIENT = registryClient();
  private static final Set<String> REGISTRY = registry();

  /** Kafka Streams' prefixes for the settings of a single client. */
  private static final Map<String, ConfigDef> ONE_CLIENT =
      Map.of(
          StreamsConfig.MAIN_CONSUMER_PREFIX, ConsumerConfig.configDef(),
          StreamsConfig.RESTORE_CONSUMER_PREFIX, ConsumerConfig.configDef(),
          StreamsConfig.GLOBAL_CONSUMER_PREFIX, ConsumerConfig.configDef(),
          StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configDef(),
          StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configDef(),
          StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configDef());

  /** Settings without such a prefix go to all clients. */
  private static final List<ConfigDef> ALL_CLIENTS =
      List.of(
          StreamsConfig.configDef(),
          ConsumerConfig.configDef(),
          ProducerConfig.configDef(),
          AdminClientConfig.configDef());

  private static final Set<String> KAFKA = names(ALL_CLIENTS);

  /** The settings that producers, consumers or admin clients have. */
  static final Set<String> CLIENTS = names(ALL_CLIENTS.subList(1, ALL_CLIENTS.size()));

  /** A topic setting that Weir reads itself. */
  private static final String TOPIC_BYTES =
      StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

  private static final String STRATEGY = ".subject.name.strategy";
  private static final String PROXY_PORT = "proxy.port";

  /** A letter too many, one missing, or two changed places. */
  private static final int MISSPELT = 2;

  private PassedOnNames() {}

  private static Set<String> names(List<ConfigDef> definitions) {
    return definitions.stream()
        .flatMap(keys -> keys.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The settings of the registry's client whose values have a type. */
  private static ConfigDef registryClient() {
    ConfigDef keys = new ConfigDef();
    SslConfigs.addClientSslSupport(keys);
    return keys.define(
        PROXY_PORT,
        ConfigDef.Type.INT,
        1,
        ConfigDef.Range.between(1, 65_535),
        ConfigDef.Importance.LOW,
        "The proxy's port.");
  }

  private static Set<String> registry() {
    Set<String> names = new TreeSet<>(REGISTRY_CLIENT.names());
    names.addAll(AvroSerdeConfig.definition().names());
    names.addAll(
        List.of(
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
            "proxy.host"));
    return names;
  }

  /** The Kafka setting probably meant; empty if there is no suggestion. */
  static Optional<String> meantForKafka(String name) {
    if (name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
      return Optional.empty();
    }
    String client = client(name);
    return meant(name.substring(client.length()), KAFKA).map(near -> client + near);
  }

  /** The prefix for a single client; empty if there is none. */
  private static String client(String name) {
    return ONE_CLIENT.keySet().stream().filter(name::startsWith).findFirst().orElse("");
  }

  /** Why Kafka's clients refuse a value, if they do; rules between settings are not checked. */
  static Optional<String> refusalOfKafka(String name, String value) {
    if (name.equals(TOPIC_BYTES)) {
      return refusal(() -> ConfigDef.parseType(name, value, ConfigDef.Type.INT));
    }
    String client = client(name);
    List<ConfigDef> definitions = client.isEmpty() ? ALL_CLIENTS : List.of(ONE_CLIENT.get(client));
    return definitions.stream()
        .flatMap(keys -> refusal(keys, name.substring(client.length()), value).stream())
        .findFirst();
  }

  /** Why the registry's client refuses a value, if it does. */
  static Optional<String> refusalOfRegistry(String name, String value) {
    return refusal(() -> new AvroSerdeConfig(Map.of(name, value)))
        .or(
            () ->
                name.endsWith(STRATEGY) ? refusal(() -> SubjectNaming.of(value)) : Optional.empty())
        .or(() -> refusal(REGISTRY_CLIENT, name, value));
  }

  private static Optional<String> refusal(ConfigDef keys, String name, String value) {
    return Optional.ofNullable(keys.configKeys().get(name))
        .flatMap(key -> refusal(() -> check(key, value)));
  }

  private static void check(ConfigDef.ConfigKey key, String value) {
    Object parsed = ConfigDef.parseType(key.name, value, key.type);
    if (key.validator != null) {
      key.validator.ensureValid(key.name, parsed);
    }
  }

  private static Optional<String> refusal(Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The registry setting probably meant; empty if there is no suggestion. */
  static Optional<String> meantForRegistry(String name) {
    return meant(name, REGISTRY);
  }

  private static Optional<String> meant(String name, Set<String> known) {
    return known.contains(name) ? Optional.empty() : NameSuggestion.of(name, known, MISSPELT);
  }
}
