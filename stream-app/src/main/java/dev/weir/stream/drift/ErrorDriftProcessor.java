package dev.weir.stream.drift;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DriftEvent;
import dev.weir.stream.accuracy.AccuracyWindowStore;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.OutputConfirmation;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tests the error rate of each version over its accuracy windows in event time order. A late label
 * changes its window, and the test is repeated from the first window after the last alarm; alarms
 * already emitted are not withdrawn.
 */
public final class ErrorDriftProcessor
    implements Processor<String, AccuracyWindow, String, DriftEvent> {
  private final DriftSettings settings;
  private final DriftMeters allMeters;
  private DriftMeters.Task meters;
  private final Map<ScoringIdentity, ErrorHistory> histories = new HashMap<>();
  private final Set<ScoringIdentity> changed = new LinkedHashSet<>();
  private ProcessorContext<String, DriftEvent> context;
  private KeyValueStore<Bytes, byte[]> store;
  private ExpirySweep sweep;
  private OutputConfirmation outputs;
  private long newest = Long.MIN_VALUE / 2;

  public ErrorDriftProcessor(DriftSettings settings, DriftMeters meters) {
    this.settings = settings;
    this.allMeters = meters;
  }

  @Override
  public void init(ProcessorContext<String, DriftEvent> context) {
    this.context = context;
    outputs = OutputConfirmation.of(context);
    meters = allMeters.task();
    store = context.getStateStore(TopologyNames.DRIFT_ERRORS);
    sweep = new ExpirySweep(store, settings.retention().toMillis(), expired -> {});
    AccuracyWindowStore windows = context.getStateStore(TopologyNames.ACCURACY_WINDOWS);
    windows.totals(
        (key, labelled, wrong) ->
            take(key.version(), key.start(), new ErrorHistory.Counts(labelled, wrong)));
    context.schedule(TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::run);
  }

  @Override
  public void process(Record<String, AccuracyWindow> record) {
    AccuracyWindow window = record.value();
    if (window == null) {
      return; // expired; removed here by the same retention
    }
    take(
        ScoringIdentity.of(window),
        window.getWindowStart().toEpochMilli(),
        new ErrorHistory.Counts(window.getLabelled(), window.getLabelled() - window.getCorrect()));
  }

  private void take(ScoringIdentity key, long start, ErrorHistory.Counts counts) {
    newest = Math.max(newest, start);
    histories
        .computeIfAbsent(key, k -> new ErrorHistory(settings.window().toMillis()))
        .put(start, counts);
    changed.add(key);
  }

  private void run(long now) {
    changed.forEach(key -> test(key, now));
    changed.clear();
    long least = newest - settings.retention().toMillis();
    histories
        .entrySet()
        .removeIf(
            entry -> {
              entry.getValue().dropBefore(least);
              boolean gone = entry.getValue().isEmpty();
              if (gone) {
                meters.forget(entry.getKey());
              }
              return gone;
            });
    sweep.run(newest, now);
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
    DriftEvent event =
        DriftEvent.newBuilder()
            .setModel(key.model())
            .setVersion(key.version())
            .setRole(key.role())
            .setKind(DriftKind.ERROR_RATE.wireName())
            .setLevel(DriftLevel.MAJOR.wireName())
            .setStatistic(outcome.test().statistic())
            .setThreshold(settings.threshold())
            .setFrom(Instant.ofEpochMilli(outcome.from()))
            .setTo(Instant.ofEpochMilli(outcome.end()))
            .setCount(outcome.test().countSince())
            .setBefore(outcome.test().rateBefore())
            .setSince(outcome.test().rateSince())
            .setDetectedAt(Instant.ofEpochMilli(now))
            .build();
    context.forward(new Record<>(key.toString(), event, now));
    outputs.await(); // the state stored next marks the event as sent
  }

  @Override
  public void close() {
    meters.close();
  }
}
