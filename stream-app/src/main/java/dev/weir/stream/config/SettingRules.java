package dev.weir.stream.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Rules that compare settings. Each is checked if the settings that it compares are valid by
 * themselves, whatever the others are, so that all errors are reported together.
 *
 * @param values the valid values of the application's own keys
 * @param passedOn the settings that are passed on to clients
 * @param errors receives the errors
 */
record SettingRules(Map<String, Object> values, Map<String, String> passedOn, List<String> errors) {
  private static final String POLL_INTERVAL = ConfigCheck.KAFKA + "max.poll.interval.ms";
  private static final String POLL_RECORDS = ConfigCheck.KAFKA + "max.poll.records";

  void check(List<RouteConfig> routes) {
    checkShards(routes);
    checkTopics();
    checkPorts();
    checkLonger(MonitoringKeys.ACCURACY_RETENTION, MonitoringKeys.LABELS_RETENTION, "");
    checkLonger(StreamsKeys.LIVENESS_TIMEOUT, ScoringKeys.RETRY_TIMEOUT, ", or 0");
    checkLonger(StreamsKeys.LIVENESS_TIMEOUT, StreamsKeys.RECORD_TIME, ", or 0");
    // A thread may have used half of the interval when a record begins to wait.
    checkPollInterval(ScoringKeys.RETRY_TIMEOUT, OptionalLong.of(1));
    checkPollInterval(StreamsKeys.RECORD_TIME, passedOn(POLL_RECORDS, 1));
  }

  /** The number of records in flight is bounded by pausing consumers. */
  private void checkShards(List<RouteConfig> routes) {
    Setting<String> protocol = StreamsKeys.GROUP_PROTOCOL;
    for (RouteConfig route : routes) {
      if (route.shards() > 1 && areValid(protocol) && protocol.of(values).equals("streams")) {
        errors.add(
            "%s%s.%s (%d) needs %s=classic"
                .formatted(
                    PerRouteKeys.PREFIX,
                    route.name(),
                    PerRouteKeys.SHARDS.name(),
                    route.shards(),
                    protocol.name()));
      }
    }
  }

  private void checkTopics() {
    if (areValid(ConnectionKeys.TOPIC_PREFIX)
        && areValid(ConnectionKeys.TOPIC_NAMES.values().toArray(Setting[]::new))) {
      try {
        var _ = WeirConfig.topics(values); // an exception says which names are equal
      } catch (IllegalArgumentException e) {
        errors.add("topic.NAME: " + e.getMessage());
      }
    }
  }

  private boolean areValid(Setting<?>... settings) {
    return Arrays.stream(settings).map(Setting::name).allMatch(values::containsKey);
  }

  private void checkPorts() {
    Setting<Integer> http = ConnectionKeys.HTTP_PORT;
    Setting<Integer> health = ConnectionKeys.HEALTH_PORT;
    if (areValid(http, health)
        && http.of(values) != 0
        && http.of(values).equals(health.of(values))) {
      errors.add(
          "%s and %s are both %d; the ports must differ"
              .formatted(http.name(), health.name(), http.of(values)));
    }
  }

  /** A duration of 0, where it is valid, is unlimited. */
  private void checkLonger(Setting<Duration> longer, Setting<Duration> shorter, String orElse) {
    if (areValid(longer, shorter)
        && !longer.of(values).isZero()
        && longer.of(values).compareTo(shorter.of(values)) <= 0) {
      errors.add("%s must be longer than %s%s".formatted(shown(longer), shown(shorter), orElse));
    }
  }

  /** A thread that does not poll in time loses its partitions and repeats the same work. */
  private void checkPollInterval(Setting<Duration> perRecord, OptionalLong records) {
    OptionalLong interval = passedOn(POLL_INTERVAL, StreamsSettings.POLL_INTERVAL_MS);
    if (!areValid(perRecord) || records.isEmpty() || interval.isEmpty()) {
      return;
    }
    Duration most = Duration.ofMillis(interval.getAsLong()).dividedBy(2 * records.getAsLong());
    if (perRecord.of(values).compareTo(most) > 0) {
      errors.add(
          "%s%s must be at most half of %s (%d)"
              .formatted(
                  shown(perRecord),
                  records.getAsLong() == 1
                      ? ""
                      : " for each of %d records".formatted(records.getAsLong()),
                  POLL_INTERVAL,
                  interval.getAsLong()));
    }
  }

  private String shown(Setting<?> setting) {
    return "%s (%s)".formatted(setting.name(), values.get(setting.name()));
  }

  /** A whole number that Kafka accepts; empty for another value, which is an error of its own. */
  private OptionalLong passedOn(String key, long usual) {
    String text = passedOn.getOrDefault(key, Long.toString(usual)).trim();
    return text.matches("\\d{1,10}") && Long.parseLong(text) > 0
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
