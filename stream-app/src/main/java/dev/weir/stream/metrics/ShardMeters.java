package dev.weir.stream.metrics;

import dev.weir.stream.names.UnmergedReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Meters of routes whose models are split over instances: the records that were sent to the shards
 * and are not merged yet, and those that became dead letters instead. Thread-safe.
 */
public final class ShardMeters {
  private static final double MILLIS = 1_000;

  private final MeterRegistry registry;
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

  ShardMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * The records of a route that wait in a task.
   *
   * @param records their number
   * @param oldest when the first of them was sent, milliseconds since the epoch
   */
  public record Waiting(int records, long oldest) {
    /** With another record. */
    public Waiting and(Waiting other) {
      return new Waiting(records + other.records, Math.min(oldest, other.oldest));
    }
  }

  /** What waits in a task; to be closed with it. */
  public final class Task implements AutoCloseable {
    private volatile Map<String, Waiting> waiting = Map.of();

    /** Shows the present state, by route. */
    public void show(Map<String, Waiting> now) {
      waiting = Map.copyOf(now);
    }

    @Override
    public void close() {
      tasks.remove(this);
    }
  }

  /** Adds a task. */
  public Task task() {
    Task task = new Task();
    tasks.add(task);
    return task;
  }

  /** Registers the meters of routes, so that the counters start at 0. */
  public void watch(Collection<String> routes, LongSupplier clock) {
    for (String route : routes) {
      Gauge.builder("weir.shards.in.flight", () -> waiting(route).mapToInt(Waiting::records).sum())
          .description(
              "Records of this instance's partitions that were sent to the shards of the route's"
                  + " models and are not merged yet.")
          .tag("route", route)
          .register(registry);
      Gauge.builder("weir.shards.oldest", () -> age(route, clock.getAsLong()))
          .description(
              "How long the oldest of these records has waited for its shards; 0 if there is none.")
          .tag("route", route)
          .baseUnit("seconds")
          .register(registry);
      for (UnmergedReason reason : UnmergedReason.values()) {
        unmerged(route, reason, 0);
      }
    }
  }

  private double age(String route, long now) {
    long oldest = waiting(route).mapToLong(Waiting::oldest).min().orElse(now);
    return Math.max(0, now - oldest) / MILLIS;
  }

  private Stream<Waiting> waiting(String route) {
    return tasks.stream().map(task -> task.waiting.get(route)).filter(found -> found != null);
  }

  /** Counts a record that became a dead letter after it was sent to the shards. */
  public void unmerged(String route, UnmergedReason reason) {
    unmerged(route, reason, 1);
  }

  private void unmerged(String route, UnmergedReason reason, int count) {
    WeirMetrics.counter(
            registry,
            "weir.shards.unmerged",
            "Records that became dead letters after they were sent to the shards.",
            "route",
            route,
            "reason",
            reason.wireName())
        .increment(count);
  }
}
