package dev.weir.stream.config;

import dev.weir.schemas.Topics;
import java.time.Duration;
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
  private static final ConfigDef DEFINITION = Keys.definition();
  private static final List<String> PASSED_ON =
      List.of(KAFKA, REGISTRY, "basic.auth.", "bearer.auth.");

  /** Settings that Weir's guarantees depend on: each is fixed or has its own key. */
  private static final Map<String, String> RESERVED =
      Map.of(
          "application.id", ConnectionKeys.APPLICATION_ID,
          "bootstrap.servers", ConnectionKeys.BOOTSTRAP_SERVERS,
          "state.dir", StreamsKeys.STATE_DIR,
          "processing.guarantee", StreamsKeys.PROCESSING_GUARANTEE,
          "num.stream.threads", StreamsKeys.NUM_STREAM_THREADS,
          "commit.interval.ms", StreamsKeys.COMMIT_INTERVAL,
          "replication.factor", StreamsKeys.REPLICATION_FACTOR,
          "group.protocol", StreamsKeys.GROUP_PROTOCOL);

  private static final String POLL_INTERVAL = KAFKA + "max.poll.interval.ms";
  private static final String POLL_RECORDS = KAFKA + "max.poll.records";

  /** They are read here, too, and what is wrong with them as numbers is said in our words. */
  private static final Set<String> CHECKED_HERE = Set.of(POLL_INTERVAL);

  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> passedOn = new TreeMap<>();
  private final Map<String, String> routeKeys = new TreeMap<>();
  private final Set<String> given;
  private final List<String> errors = new ArrayList<>();
  private List<RouteConfig> routes = List.of();

  ConfigCheck(Map<String, String> settings) {
    Map<String, String> own = new TreeMap<>();
    new TreeMap<>(settings).forEach((key, value) -> sort(key, value, own));
    given = own.keySet();
    DEFINITION.validate(own).forEach(this::take);
    if (values.get(RoutingKeys.ROUTES) instanceof String list) {
      routes = new RouteTable(list, routeKeys, errors).routes();
    }
    if (errors.isEmpty()) {
      checkTogether();
    }
  }

  static boolean isOwn(String key) {
    return DEFINITION.names().contains(key) || key.startsWith(RouteKeys.PREFIX);
  }

  static boolean isKnown(String key) {
    return isOwn(key) || PASSED_ON.stream().anyMatch(key::startsWith);
  }

  /**
   * Adds an error if an application with its own topics uses the default group: two such
   * deployments would starve each other.
   */
  ConfigCheck requireOwnGroup() {
    if (lacksOwnGroup()
        && errors.stream().noneMatch(e -> e.startsWith(ConnectionKeys.TOPIC_PREFIX))) {
      errors.add(
          "%s is '%s' and %s is not set: deployments with the default, '%s', would share one group"
                  .formatted(
                      ConnectionKeys.TOPIC_PREFIX,
                      values.get(ConnectionKeys.TOPIC_PREFIX),
                      ConnectionKeys.APPLICATION_ID,
                      values.get(ConnectionKeys.APPLICATION_ID))
              + " and starve each other; set it, as to '%s%s' (to '%2$s' a deployment that ran so before, to keep its state)"
                  .formatted(
                      values.get(ConnectionKeys.TOPIC_PREFIX),
                      values.get(ConnectionKeys.APPLICATION_ID)));
    }
    return this;
  }

  private boolean lacksOwnGroup() {
    return values.get(ConnectionKeys.TOPIC_PREFIX) instanceof String prefix
        && !prefix.isEmpty()
        && !given.contains(ConnectionKeys.APPLICATION_ID);
  }

  WeirConfig config() {
    if (!errors.isEmpty()) {
      throw new InvalidConfigException(errors);
    }
    return new WeirConfig(values, passedOn, routes, !lacksOwnGroup());
  }

  private void sort(String key, String value, Map<String, String> own) {
    if (DEFINITION.names().contains(key)) {
      own.put(key, value);
    } else if (key.startsWith(RouteKeys.PREFIX)) {
      routeKeys.put(key, value);
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
    if (key.startsWith(KAFKA) && !CHECKED_HERE.contains(key)) {
      PassedOnNames.refusal(key.substring(KAFKA.length()), value)
          .ifPresent(problem -> errors.add("%s: %s".formatted(key, problem)));
    }
  }

  /** The key that a misspelt one was probably meant for. */
  private static Optional<String> meant(String key) {
    if (key.startsWith(KAFKA)) {
      return PassedOnNames.meantForKafka(key.substring(KAFKA.length())).map(KAFKA::concat);
    }
    return key.startsWith(REGISTRY)
        ? PassedOnNames.meantForRegistry(key.substring(REGISTRY.length())).map(REGISTRY::concat)
        : PassedOnNames.meantForRegistry(key);
  }

  private static String unknown(String key) {
    Set<String> known = new TreeSet<>(PassedOnNames.ofKafkasClients());
    known.addAll(DEFINITION.names());
    String near =
        NearKey.of(key, known)
            .map(k -> "did you mean " + (isOwn(k) ? k : KAFKA + k) + "?")
            .orElse("settings for Kafka itself begin with " + KAFKA);
    return key + " is no key of Weir's; " + near;
  }

  private void take(ConfigValue value) {
    errors.addAll(value.errorMessages());
    if (value.value() != null) {
      values.put(value.name(), value.value());
    }
  }

  private void checkTogether() {
    try {
      new Topics((String) values.get(ConnectionKeys.TOPIC_PREFIX));
    } catch (IllegalArgumentException e) {
      errors.add(ConnectionKeys.TOPIC_PREFIX + ": " + e.getMessage());
    }
    checkPorts();
    Duration labels = duration(LabelKeys.RETENTION);
    if (duration(AccuracyKeys.RETENTION).compareTo(labels) <= 0) {
      errors.add(
          "%s (%s) must be longer than %s (%s)"
              .formatted(
                  AccuracyKeys.RETENTION,
                  values.get(AccuracyKeys.RETENTION),
                  LabelKeys.RETENTION,
                  values.get(LabelKeys.RETENTION)));
    }
    checkRetryTimeout();
    checkLiveness(LimitKeys.RETRY_TIMEOUT);
    checkLiveness(StreamsKeys.RECORD_TIME);
  }

  /** The liveness timeout must exceed the time allowed for a record. */
  private void checkLiveness(String key) {
    Duration limit = duration(StreamsKeys.LIVENESS_TIMEOUT);
    if (!limit.isZero() && limit.compareTo(duration(key)) <= 0) {
      errors.add(
          "%s (%s) must be longer than %s (%s), or 0"
              .formatted(
                  StreamsKeys.LIVENESS_TIMEOUT,
                  values.get(StreamsKeys.LIVENESS_TIMEOUT),
                  key,
                  values.get(key)));
    }
  }

  private void checkPorts() {
    int http = (Integer) values.get(ConnectionKeys.HTTP_PORT);
    if (http != 0 && http == (Integer) values.get(ConnectionKeys.HEALTH_PORT)) {
      errors.add(
          "%s and %s are both %d; they must be two ports"
              .formatted(ConnectionKeys.HTTP_PORT, ConnectionKeys.HEALTH_PORT, http));
    }
  }

  private void checkRetryTimeout() {
    String poll = passedOn.getOrDefault(POLL_INTERVAL, "300000");
    try {
      // A thread may have used half of the interval when a record begins to wait.
      if (duration(LimitKeys.RETRY_TIMEOUT).toMillis() * 2 > Long.parseLong(poll.trim())) {
        errors.add(
            "%s (%s) must be at most half of %s (%s)"
                .formatted(
                    LimitKeys.RETRY_TIMEOUT,
                    values.get(LimitKeys.RETRY_TIMEOUT),
                    POLL_INTERVAL,
                    poll));
      }
      checkRecordTime(Long.parseLong(poll.trim()));
    } catch (NumberFormatException e) {
      errors.add(POLL_INTERVAL + " must be a number of milliseconds, not '" + poll + "'");
    }
  }

  /** A thread that does not poll in time loses its partitions and repeats the same work. */
  private void checkRecordTime(long pollInterval) {
    String records = passedOn.getOrDefault(POLL_RECORDS, "1");
    try {
      long time = duration(StreamsKeys.RECORD_TIME).toMillis();
      if (time * Integer.parseInt(records.trim()) * 2 > pollInterval) {
        errors.add(
            "%s (%s) for each of %s records must be at most half of %s (%d)"
                .formatted(
                    StreamsKeys.RECORD_TIME,
                    values.get(StreamsKeys.RECORD_TIME),
                    records.trim(),
                    POLL_INTERVAL,
                    pollInterval));
      }
    } catch (NumberFormatException e) {
      errors.add(POLL_RECORDS + " must be a number, not '" + records + "'");
    }
  }

  private Duration duration(String key) {
    return Durations.parse((String) values.get(key));
  }
}
