package dev.weir.stream.metrics;

import dev.weir.stream.names.RecordOutcome;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;

/** The counters of a route's records. */
public final class RouteMeters {
  private final Map<RecordOutcome, Counter> outcomes;
  private final Counter duplicates;

  RouteMeters(Map<RecordOutcome, Counter> outcomes, Counter duplicates) {
    this.outcomes = new EnumMap<>(outcomes);
    this.duplicates = duplicates;
  }

  /** Counts a record. */
  public void count(RecordOutcome outcome) {
    outcomes.get(outcome).increment();
    if (outcome == RecordOutcome.DUPLICATE) {
      duplicates.increment();
    }
  }
}
