package dev.weir.stream.drift;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DriftEvent;
import dev.weir.stream.accuracy.AccuracyWindowStore;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tests the error rate of each version over its accuracy windows in event time order. A late label
 * changes its window, and the test is repeated from the first window after the last alarm; alarms
 * already emitted are not withdrawn.
 */
public final class ErrorDriftProcessor extends DriftProcessor<AccuracyWindow> {
  private final Map<ScoringIdentity, ErrorHistory> histories = new HashMap<>();
  private final Set<ScoringIdentity> changed = new LinkedHashSet<>();

  public ErrorDriftProcessor(DriftSettings settings, DriftMeters meters) {
    super(TopologyNames.DRIFT_ERRORS, settings, meters);
  }

  @Override
  public void init(ProcessorContext<String, DriftEvent> context) {
    super.init(context);
    AccuracyWindowStore windows = context.getStateStore(TopologyNames.ACCURACY_WINDOWS);
    windows.totals((key, labelled, wrong) -> take(key.version(), key.start(), labelled, wrong));
  }

  @Override
  public void process(Record<String, AccuracyWindow> record) {
    AccuracyWindow window = record.value();
    if (window != null) { // an expired one is removed here by the same retention
      take(
          ScoringIdentity.of(window),
          window.getWindowStart().toEpochMilli(),
          window.getLabelled(),
          window.getLabelled() - window.getCorrect());
    }
  }

  private void take(ScoringIdentity key, long start, long labelled, long wrong) {
    newest = Math.max(newest, start);
    histories
        .computeIfAbsent(key, k -> new ErrorHistory(settings.window().toMillis()))
        .put(start, new ErrorHistory.Counts(labelled, wrong));
    changed.add(key);
  }

  @Override
  void run(long now) {
    changed.forEach(key -> test(key, now));
    changed.clear();
    long least = newest - settings.retention().toMillis();
    histories.values().forEach(history -> history.dropBefore(least));
    Set<ScoringIdentity> gone = new HashSet<>(histories.keySet());
    gone.removeIf(version -> !histories.get(version).isEmpty());
    gone.forEach(meters::forget);
    histories.keySet().removeAll(gone);
    super.run(now);
  }

  private void test(ScoringIdentity key, long now) {
    ErrorHistory history = histories.get(key);
    byte[] stored = store.get(key.bytes());
    ErrorState state = stored == null ? ErrorState.NEW : ErrorState.fromBytes(stored);
    ErrorHistory.Outcome outcome = history.test(state.from(), settings);
    while (outcome.alarms()) {
      send(key, outcome, now);
      state = new ErrorState(outcome.end(), now);
      store.put(key.bytes(), state.toBytes());
      sweep.added();
      outcome = history.test(state.from(), settings);
    }
    meters.statistic(key, outcome.test().statistic());
    meters.alarm(key, DriftKind.ERROR_RATE, state.alarmedAt());
  }

  private void send(ScoringIdentity key, ErrorHistory.Outcome outcome, long now) {
    DriftEvent.Builder event =
        DriftEvent.newBuilder()
            .setKind(DriftKind.ERROR_RATE.wireName())
            .setLevel(DriftLevel.MAJOR.wireName())
            .setStatistic(outcome.test().statistic())
            .setThreshold(settings.threshold())
            .setFrom(Instant.ofEpochMilli(outcome.from()))
            .setTo(Instant.ofEpochMilli(outcome.end()))
            .setCount(outcome.test().countSince())
            .setBefore(outcome.test().rateBefore())
            .setSince(outcome.test().rateSince());
    send(key, event, now);
  }
}
