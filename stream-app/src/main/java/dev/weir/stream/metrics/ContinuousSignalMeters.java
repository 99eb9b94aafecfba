package dev.weir.stream.metrics;

import dev.weir.schemas.windowing.ChunkResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of a route's continuous signals. */
public final class ContinuousSignalMeters {
  private final Counter pieces;
  private final Counter duplicates;
  private final Counter windows;
  private final Counter added;
  private final Counter known;
  private final Counter late;
  private final Counter lost;
  private final Counter filled;

  ContinuousSignalMeters(MeterRegistry registry, String route) {
    pieces = pieces(registry, route, "used");
    duplicates = pieces(registry, route, "duplicate");
    windows =
        WeirMetrics.counter(
            registry, "weir.windows.cut", "Windows cut from continuous signals.", "route", route);
    added = samples(registry, route, "new");
    known = samples(registry, route, "duplicate");
    late = samples(registry, route, "late");
    lost = samples(registry, route, "lost");
    filled = samples(registry, route, "filled");
  }

  /** Counts a piece that is not a dead letter. */
  public void count(ChunkResult cut) {
    (cut.added() > 0 ? pieces : duplicates).increment();
    added.increment((double) cut.added());
    known.increment((double) cut.known());
    late.increment((double) cut.late());
    lost.increment((double) cut.lost());
    filled.increment((double) cut.filled());
  }

  /** Counts a window. */
  public void cut() {
    windows.increment();
  }

  private static Counter pieces(MeterRegistry registry, String route, String outcome) {
    return WeirMetrics.counter(
        registry,
        "weir.pieces",
        "Pieces of continuous signals, by whether they contained new samples.",
        "route",
        route,
        "outcome",
        outcome);
  }

  private static Counter samples(MeterRegistry registry, String route, String outcome) {
    return WeirMetrics.counter(
        registry,
        "weir.samples",
        "Samples of continuous signals, per channel: new, already known, arrived after they were"
            + " given up, given up; of readings also filled: made up in place of missing ones.",
        "route",
        route,
        "outcome",
        outcome);
  }
}
