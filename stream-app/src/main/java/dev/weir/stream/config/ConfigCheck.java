package dev.weir.stream.config;

import dev.weir.inputs.config.InputSettings;
import dev.weir.schemas.NameSuggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** Checks all settings and reports all errors together. */
final class ConfigCheck {
  static final String KAFKA = "kafka.";
  static final String REGISTRY = "schema.registry.";
  private static final ConfigDef DEFINITION = ConfigKeys.definition();
  private static final List<String> PASSED_ON =
      List.of(KAFKA, REGISTRY, "basic.auth.", "bearer.auth.");

  /** Settings that Weir's guarantees depend on: each is fixed or has its own key. */
  private static final Map<String, String> RESERVED =
      Map.of(
          "application.id", ConnectionKeys.APPLICATION_ID.name(),
          "bootstrap.servers", ConnectionKeys.BOOTSTRAP_SERVERS.name(),
          "state.dir", StreamsKeys.STATE_DIR.name(),
          "processing.guarantee", StreamsKeys.PROCESSING_GUARANTEE.name(),
          "num.stream.threads", StreamsKeys.NUM_STREAM_THREADS.name(),
          "commit.interval.ms", StreamsKeys.COMMIT_INTERVAL.name(),
          "replication.factor", StreamsKeys.REPLICATION_FACTOR.name(),
          "group.protocol", StreamsKeys.GROUP_PROTOCOL.name());

  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> passedOn = new TreeMap<>();
  private final Map<String, String> routeKeys = new TreeMap<>();
  private final Map<String, String> given;
  private final List<String> errors = new ArrayList<>();
  private final Map<String, String> inputKeys = new TreeMap<>();
  private final InputSettings inputs;
  private final List<RouteConfig> routes;

  ConfigCheck(Map<String, String> settings) {
    Map<String, String> own = new TreeMap<>();
    new TreeMap<>(settings).forEach((key, value) -> sort(key, value, own));
    given = own;
    DEFINITION.validate(own).forEach(this::take);
    inputKeys.put(ConnectionKeys.INPUTS.name(), ConnectionKeys.INPUTS.of(values));
    inputs = InputSettings.parse(inputKeys, errors);
    routes =
        new RouteConfigParser(ConnectionKeys.ROUTES.of(values), routeKeys, inputs.inputs(), errors)
            .routes();
    new SettingRules(values, passedOn, errors).check(routes);
    new InputRules(values, inputs, errors).check(routes);
  }

  static boolean isOwn(String key) {
    return DEFINITION.names().contains(key)
        || key.startsWith(PerRouteKeys.PREFIX)
        || InputSettings.isOwn(key);
  }

  static boolean isKnown(String key) {
    return isOwn(key) || PASSED_ON.stream().anyMatch(key::startsWith);
  }

  /**
   * Adds an error if an application with its own topics uses the default group: two such
   * deployments would starve each other.
   */
  ConfigCheck requireOwnGroup() {
    if (lacksOwnGroup()) {
      Object id = values.get(ConnectionKeys.APPLICATION_ID.name());
      errors.add(
          "%1$s is not set, but %2$s is: deployments with the default, '%3$s', would share one consumer group and starve each other; set it, for example to %4$s, or to '%3$s' to keep the state of a deployment that has run without it"
              .formatted(
                  ConnectionKeys.APPLICATION_ID.name(),
                  ConnectionKeys.TOPIC_PREFIX.name(),
                  id,
                  values.get(ConnectionKeys.TOPIC_PREFIX.name()) instanceof String legal
                      ? "'" + legal + id + "'"
                      : "the prefix and a name"));
    }
    return this;
  }

  private boolean lacksOwnGroup() {
    return !given.getOrDefault(ConnectionKeys.TOPIC_PREFIX.name(), "").isBlank()
        && !given.containsKey(ConnectionKeys.APPLICATION_ID.name());
  }

  WeirConfig config() {
    if (!errors.isEmpty()) {
      throw new InvalidConfigException(errors);
    }
    return new WeirConfig(values, passedOn, routes, inputs, !lacksOwnGroup());
  }

  private void sort(String key, String value, Map<String, String> own) {
    if (DEFINITION.names().contains(key)) {
      own.put(key, value);
    } else if (key.startsWith(PerRouteKeys.PREFIX)) {
      routeKeys.put(key, value);
    } else if (InputSettings.isOwn(key)) {
      inputKeys.put(key, value);
    } else if (key.startsWith(KAFKA) && RESERVED.containsKey(key.substring(KAFKA.length()))) {
      errors.add(
          key + " is set by " + RESERVED.get(key.substring(KAFKA.length())) + "; use that key");
    } else if (isKnown(key)) {
      meant(key)
          .ifPresentOrElse(
              near -> errors.add(key + " is not known; did you mean " + near + "?"),
              () -> passOn(key, value));
    } else {
      errors.add(unknown(key));
    }
  }

  private void passOn(String key, String value) {
    passedOn.put(key, value);
    refusal(key, value).ifPresent(problem -> errors.add("%s: %s".formatted(key, problem)));
  }

  private static Optional<String> refusal(String key, String value) {
    return key.startsWith(KAFKA)
        ? PassedOnNames.refusalOfKafka(key.substring(KAFKA.length()), value)
        : PassedOnNames.refusalOfRegistry(ofRegistry(key), value);
  }

  /** The key that a misspelt one was probably meant for. */
  private static Optional<String> meant(String key) {
    if (key.startsWith(KAFKA)) {
      return PassedOnNames.meantForKafka(key.substring(KAFKA.length())).map(KAFKA::concat);
    }
    String prefix = key.substring(0, key.length() - ofRegistry(key).length());
    return PassedOnNames.meantForRegistry(ofRegistry(key)).map(prefix::concat);
  }

  private static String ofRegistry(String key) {
    return key.startsWith(REGISTRY) ? key.substring(REGISTRY.length()) : key;
  }

  private static String unknown(String key) {
    Set<String> known = new TreeSet<>(PassedOnNames.CLIENTS);
    known.addAll(DEFINITION.names());
    String near =
        NameSuggestion.of(key, known)
            .map(k -> "did you mean " + (isOwn(k) ? k : KAFKA + k) + "?")
            .orElse("settings for Kafka itself begin with " + KAFKA);
    return key + " is no setting of Weir; " + near;
  }

  /** One error per key: for a value of the wrong type, the validator complains of null as well. */
  private void take(ConfigValue value) {
    if (!value.errorMessages().isEmpty()) {
      errors.add(value.errorMessages().getFirst());
    } else if (value.value() != null) {
      values.put(value.name(), value.value());
    }
  }
}
