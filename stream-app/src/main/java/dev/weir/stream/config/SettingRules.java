package dev.weir.stream.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Rules that compare settings. Each is checked if the settings that it compares are valid by
 * themselves, whatever the others are, so that all errors are reported together.
 */
final class SettingRules {
  private static final String POLL_INTERVAL = ConfigCheck.KAFKA + "max.poll.interval.ms";
  private static final String POLL_RECORDS = ConfigCheck.KAFKA + "max.poll.records";
  private static final long POLL_INTERVAL_MS = 300_000;

  private final Map<String, Object> values;
  private final Map<String, String> passedOn;
  private final List<String> errors;

  /**
   * Creates the rules.
   *
   * @param values the valid values of the application's own keys
   * @param passedOn the settings that are passed on to clients
   * @param errors receives the errors
   */
  SettingRules(Map<String, Object> values, Map<String, String> passedOn, List<String> errors) {
    this.values = values;
    this.passedOn = passedOn;
    this.errors = errors;
  }

  void check() {
    compare(this::checkPorts, ConnectionKeys.HTTP_PORT, ConnectionKeys.HEALTH_PORT);
    compare(this::checkRetention, AccuracyKeys.RETENTION, LabelKeys.RETENTION);
    compare(this::checkRetryTimeout, LimitKeys.RETRY_TIMEOUT);
    compare(this::checkRecordTime, StreamsKeys.RECORD_TIME);
    for (String key : List.of(LimitKeys.RETRY_TIMEOUT, StreamsKeys.RECORD_TIME)) {
      compare(() -> checkLiveness(key), StreamsKeys.LIVENESS_TIMEOUT, key);
    }
  }

  private void compare(Runnable rule, String... keys) {
    if (values.keySet().containsAll(List.of(keys))) {
      rule.run();
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

  private void checkRetention() {
    if (duration(AccuracyKeys.RETENTION).compareTo(duration(LabelKeys.RETENTION)) <= 0) {
      errors.add(
          "%s (%s) must be longer than %s (%s)"
              .formatted(
                  AccuracyKeys.RETENTION,
                  values.get(AccuracyKeys.RETENTION),
                  LabelKeys.RETENTION,
                  values.get(LabelKeys.RETENTION)));
    }
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

  /** A thread may have used half of the interval when a record begins to wait. */
  private void checkRetryTimeout() {
    pollInterval()
        .ifPresent(
            interval -> {
              if (exceedsHalf(duration(LimitKeys.RETRY_TIMEOUT), interval, 1)) {
                errors.add(
                    "%s (%s) must be at most half of %s (%d)"
                        .formatted(
                            LimitKeys.RETRY_TIMEOUT,
                            values.get(LimitKeys.RETRY_TIMEOUT),
                            POLL_INTERVAL,
                            interval));
              }
            });
  }

  /** A thread that does not poll in time loses its partitions and repeats the same work. */
  private void checkRecordTime() {
    OptionalLong records = passedOn(POLL_RECORDS, 1);
    OptionalLong interval = pollInterval();
    if (records.isPresent()
        && interval.isPresent()
        && exceedsHalf(
            duration(StreamsKeys.RECORD_TIME), interval.getAsLong(), records.getAsLong())) {
      errors.add(
          "%s (%s) for each of %d records must be at most half of %s (%d)"
              .formatted(
                  StreamsKeys.RECORD_TIME,
                  values.get(StreamsKeys.RECORD_TIME),
                  records.getAsLong(),
                  POLL_INTERVAL,
                  interval.getAsLong()));
    }
  }

  private static boolean exceedsHalf(Duration each, long interval, long times) {
    return each.compareTo(Duration.ofMillis(interval).dividedBy(2 * times)) > 0;
  }

  private OptionalLong pollInterval() {
    return passedOn(POLL_INTERVAL, POLL_INTERVAL_MS);
  }

  /** A whole number that Kafka accepts; empty for another value, which is an error of its own. */
  private OptionalLong passedOn(String key, long usual) {
    String text = passedOn.getOrDefault(key, Long.toString(usual)).trim();
    return text.matches("\\d{1,10}") && Long.parseLong(text) > 0
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private Duration duration(String key) {
    return Durations.parse((String) values.get(key));
  }
}
