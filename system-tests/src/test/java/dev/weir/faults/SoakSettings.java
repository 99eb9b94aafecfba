package dev.weir.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a soak goes by.
 *
 * @param duration how long faults are thrown
 * @param rate good records a second of the steady load
 * @param seed of the faults
 * @param kills whether instances are killed and stopped as well
 * @param without faults to leave out, by name
 */
record SoakSettings(Duration duration, int rate, long seed, boolean kills, List<String> without) {
  /** How far ahead of the clock event times may lie, and how far they do. */
  private static final String MAX_FUTURE = "30s";

  static final Duration AHEAD = Duration.ofSeconds(20);

  /** So that what is kept comes to an end within a soak, and its memory to a rest. */
  private static final String RETENTION = "10m";

  /** When a label is surely too late. */
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

  /** At least this long between two of those that come so often within the whole time. */
  Duration every(int times) {
    return duration.dividedBy(times);
  }

  /**
   * The settings of an instance. Where none is killed it has the usual time-outs; else it is missed
   * sooner, but not at once: on a busy machine a process may stall.
   *
   * @param registry the address of the registry
   */
  Map<String, String> application(Site site, String registry) {
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

  /** The settings of the other deployment, which nobody kills. */
  Map<String, String> neighbour(Site site) {
    return patient(site.settings());
  }

  private static Map<String, String> patient(Map<String, String> settings) {
    settings.keySet().removeIf(key -> key.endsWith("timeout.ms"));
    return settings;
  }
}
