package dev.weir.systemtests.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings of a soak.
 *
 * @param duration how long faults are injected
 * @param rate good records per second of the steady load
 * @param seed of the faults
 * @param kills whether instances are also killed and stopped
 * @param without names of faults to leave out
 */
record SoakSettings(Duration duration, int rate, long seed, boolean kills, List<String> without) {
  /** Limit of event times ahead of the clock, and how far they are ahead. */
  private static final String MAX_FUTURE = "30s";

  static final Duration AHEAD = Duration.ofSeconds(20);

  /** Short, so that state expires within a soak, and memory becomes steady. */
  private static final String RETENTION = "10m";

  /** The age at which a label is certainly too late. */
  static final Duration TOO_LATE = Duration.ofMinutes(15);

  SoakSettings {
    without = List.copyOf(without);
  }

  static SoakSettings ofSystemProperties() {
    return new SoakSettings(
        Duration.ofMinutes(Long.getLong("weir.stream.soak", 10)),
        Integer.getInteger("weir.stream.soak.rate", 40),
        Long.getLong("weir.stream.soak.seed", System.nanoTime()),
        Boolean.getBoolean("weir.stream.soak.kills"),
        List.of(System.getProperty("weir.stream.soak.without", "").split(",")));
  }

  /** The minimum pause of a fault that occurs this often within the whole duration. */
  Duration every(int times) {
    return duration.dividedBy(times);
  }

  /**
   * The settings of an instance. Without kills it has the usual timeouts; otherwise shorter ones,
   * but long enough for a process that stalls on a busy machine.
   *
   * @param registry the address of the registry
   */
  Map<String, String> application(TestDeployment site, String registry) {
    List<String> more = new ArrayList<>(ContinuousSources.settings());
    more.addAll(
        List.of(
            "schema.registry.url",
            registry,
            "routes",
            ContinuousSources.ROUTE + ",signals",
            "event.time.max.future",
            MAX_FUTURE,
            "labels.retention",
            RETENTION,
            "labels.late.memory",
            "2m",
            "continuous.idle",
            RETENTION,
            "accuracy.retention",
            "20m",
            "model.keep",
            "1m",
            "retry.timeout",
            "30s",
            "headers.copy",
            "all"));
    Map<String, String> settings = patient(site.settings(more.toArray(String[]::new)));
    if (kills) {
      settings.put("kafka.session.timeout.ms", "10000");
    }
    return settings;
  }

  /** The settings of the other deployment, which is never killed. */
  Map<String, String> neighbour(TestDeployment site) {
    return patient(site.settings());
  }

  private static Map<String, String> patient(Map<String, String> settings) {
    settings.keySet().removeIf(key -> key.endsWith("timeout.ms"));
    return settings;
  }
}
