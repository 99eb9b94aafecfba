package dev.weir.stream.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.classifiers.evaluation.PopulationStability;
import dev.weir.schemas.DriftEvent;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.OutputConfirmation;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Compares the scores of each version with its reference once per configured number of predictions,
 * summed over all partitions, and emits an event when the drift level changes.
 */
public final class ScoreDriftProcessor
    implements Processor<String, ScoreDelta, String, DriftEvent> {
  private final DriftSettings settings;
  private final DriftMeters allMeters;
  private DriftMeters.Task meters;
  private ProcessorContext<String, DriftEvent> context;
  private KeyValueStore<Bytes, byte[]> store;
  private ExpirySweep sweep;
  private OutputConfirmation outputs;
  private long newest = Long.MIN_VALUE / 2;

  public ScoreDriftProcessor(DriftSettings settings, DriftMeters meters) {
    this.settings = settings;
    this.allMeters = meters;
  }

  @Override
  public void init(ProcessorContext<String, DriftEvent> context) {
    this.context = context;
    outputs = OutputConfirmation.of(context);
    meters = allMeters.task();
    store = context.getStateStore(TopologyNames.DRIFT_SCORES);
    sweep =
        new ExpirySweep(
            store,
            settings.retention().toMillis(),
            expired -> meters.forget(ScoringIdentity.parse(text(expired))));
    context.schedule(
        TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.run(newest, now));
    try (KeyValueIterator<Bytes, byte[]> blocks = store.all()) {
      blocks.forEachRemaining(
          block -> {
            newest = Math.max(newest, EntryTimestamps.of(block.value).eventTime());
            show(ScoringIdentity.parse(text(block.key)), ScoreBlock.fromBytes(block.value));
          });
    }
  }

  @Override
  public void process(Record<String, ScoreDelta> record) {
    ScoringIdentity key = ScoringIdentity.parse(record.key());
    long now = context.currentSystemTimeMs();
    newest = Math.max(newest, record.value().to());
    ScoreBlock block = add(key.bytes(), record.value(), now);
    if (block.counts().count() >= settings.predictions()) {
      block = compare(key, block, now);
      show(key, block);
    }
    store.put(key.bytes(), block.toBytes());
  }

  private ScoreBlock add(Bytes key, ScoreDelta delta, long now) {
    byte[] stored = store.get(key);
    if (stored == null) {
      sweep.added();
      return new ScoreBlock(
          delta.to(), now, ScoreBlock.Finding.NONE, ScoreBlock.Finding.NONE, delta);
    }
    ScoreBlock block = ScoreBlock.fromBytes(stored);
    ScoreDelta counts = block.counts().fits(delta) ? block.counts().plus(delta) : delta;
    long to = Math.max(block.newest(), delta.to());
    return new ScoreBlock(to, now, block.margins(), block.classes(), counts);
  }

  private ScoreBlock compare(ScoringIdentity key, ScoreBlock block, long now) {
    ScoreDelta counts = block.counts();
    ScoreBlock.Finding margins =
        compare(
            new Comparison(key, DriftKind.MARGINS, counts.margins(), counts.referenceMargins()),
            block.margins(),
            counts,
            now);
    ScoreBlock.Finding classes =
        compare(
            new Comparison(key, DriftKind.CLASSES, counts.classes(), counts.referenceClasses()),
            block.classes(),
            counts,
            now);
    return new ScoreBlock(block.newest(), now, margins, classes, counts.emptied());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Comparison(ScoringIdentity key, DriftKind kind, long[] counts, long[] reference) {
    double index() {
      return PopulationStability.of(counts, reference);
    }

    double byChance() {
      return PopulationStability.byChance(
          counts.length, Arrays.stream(counts).sum(), Math.max(1, Arrays.stream(reference).sum()));
    }
  }

  private ScoreBlock.Finding compare(
      Comparison comparison, ScoreBlock.Finding before, ScoreDelta counts, long now) {
    double index = comparison.index();
    double byChance = comparison.byChance();
    DriftLevel level = DriftLevel.of(index, before.level(), byChance, settings);
    boolean changed = level != before.level();
    if (changed) {
      DriftLevel passed = level.compareTo(before.level()) > 0 ? level : before.level();
      send(comparison, level, index, passed.threshold(byChance, settings), counts, now);
    }
    boolean alarms = changed && level != DriftLevel.STABLE;
    return new ScoreBlock.Finding(index, level, alarms ? now : before.alarmedAt());
  }

  private void send(
      Comparison comparison,
      DriftLevel level,
      double index,
      double threshold,
      ScoreDelta counts,
      long now) {
    ScoringIdentity key = comparison.key();
    DriftEvent event =
        DriftEvent.newBuilder()
            .setModel(key.model())
            .setVersion(key.version())
            .setRole(key.role())
            .setKind(comparison.kind().wireName())
            .setLevel(level.wireName())
            .setStatistic(index)
            .setThreshold(threshold)
            .setFrom(Instant.ofEpochMilli(counts.from()))
            .setTo(Instant.ofEpochMilli(counts.to()))
            .setCount(counts.count())
            .setDetectedAt(Instant.ofEpochMilli(now))
            .build();
    context.forward(new Record<>(key.toString(), event, now));
    outputs.await(); // the state stored next marks the event as sent
  }

  private void show(ScoringIdentity key, ScoreBlock block) {
    meters.index(key, DriftKind.MARGINS, block.margins().index());
    meters.index(key, DriftKind.CLASSES, block.classes().index());
    meters.alarm(key, DriftKind.MARGINS, block.margins().alarmedAt());
    meters.alarm(key, DriftKind.CLASSES, block.classes().alarmedAt());
  }

  @Override
  public void close() {
    meters.close();
  }

  private static String text(Bytes key) {
    return new String(key.get(), UTF_8);
  }
}
