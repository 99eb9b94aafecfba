package dev.weir.stream.metrics;

import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.view.AccuracyMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Drift of versions as gauges. A version belongs to one task of all instances; only the instance
 * with that task shows it.
 */
public final class DriftMeters {
  private final MultiGauge index;
  private final MultiGauge statistic;
  private final MultiGauge alarm;
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

  public DriftMeters(MeterRegistry registry) {
    index =
        AccuracyMeters.gauge(
            registry,
            "weir.drift.psi",
            "Population stability index of the scores against the artifact's reference, at the"
                + " last comparison.");
    statistic =
        AccuracyMeters.gauge(
            registry,
            "weir.drift.page.hinkley",
            "Excess errors since the turning point; restarts after an alarm.");
    alarm =
        MultiGauge.builder("weir.drift.alarm.timestamp")
            .description("Time of the last alarm, since the epoch; absent if there was none.")
            .baseUnit("seconds")
            .register(registry);
  }

  private record Cell(ScoringIdentity version, DriftKind kind) {
    Tags tags() {
      return AccuracyMeters.tags(version);
    }
  }

  /** The gauges of one task; removed with the task. */
  public final class Task implements AutoCloseable {
    private final Map<Cell, Double> indices = new ConcurrentHashMap<>();
    private final Map<Cell, Double> statistics = new ConcurrentHashMap<>();
    private final Map<Cell, Double> alarms = new ConcurrentHashMap<>();

    /** Sets an index; NaN: none yet. */
    public void index(ScoringIdentity version, DriftKind of, double value) {
      if (!Double.isNaN(value)) {
        indices.put(new Cell(version, of), value);
      }
    }

    /** Sets the statistic of the error rate's test. */
    public void statistic(ScoringIdentity version, double value) {
      statistics.put(new Cell(version, DriftKind.ERROR_RATE), value);
    }

    /**
     * Sets the time of the last alarm.
     *
     * @param at milliseconds since the epoch; 0: never
     */
    public void alarm(ScoringIdentity version, DriftKind kind, long at) {
      if (at > 0) {
        alarms.put(new Cell(version, kind), at / 1_000.0);
      }
    }

    /** Removes a version that is no longer monitored. */
    public void forget(ScoringIdentity version) {
      List.of(indices, statistics, alarms)
          .forEach(cells -> cells.keySet().removeIf(cell -> cell.version().equals(version)));
    }

    @Override
    public void close() {
      tasks.remove(this);
    }
  }

  /** Adds a task's gauges. */
  public Task task() {
    Task task = new Task();
    tasks.add(task);
    return task;
  }

  /** Publishes the current values of all tasks. */
  public void show() {
    List<Row<?>> indices = new ArrayList<>();
    List<Row<?>> statistics = new ArrayList<>();
    List<Row<?>> alarms = new ArrayList<>();
    for (Task task : tasks) {
      task.indices.forEach(
          (c, v) -> indices.add(Row.of(c.tags().and("of", c.kind().wireName()), v)));
      task.statistics.forEach((c, v) -> statistics.add(Row.of(c.tags(), v)));
      task.alarms.forEach(
          (c, v) -> alarms.add(Row.of(c.tags().and("kind", c.kind().wireName()), v)));
    }
    index.register(indices, true);
    statistic.register(statistics, true);
    alarm.register(alarms, true);
  }
}
