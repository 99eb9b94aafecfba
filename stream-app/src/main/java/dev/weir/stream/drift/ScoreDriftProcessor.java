package dev.weir.stream.drift;

import dev.weir.classifiers.evaluation.PopulationStability;
import dev.weir.schemas.DriftEvent;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.EntryTimestamps;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Compares the scores of each version with its reference once per configured number of predictions,
 * summed over all partitions, and emits an event when the drift level changes.
 */
public final class ScoreDriftProcessor extends DriftProcessor<ScoreDelta> {

  public ScoreDriftProcessor(DriftSettings settings, DriftMeters meters) {
    super(TopologyNames.DRIFT_SCORES, settings, meters);
  }

  @Override
  public void init(ProcessorContext<String, DriftEvent> context) {
    super.init(context);
    try (KeyValueIterator<Bytes, byte[]> blocks = store.all()) {
      blocks.forEachRemaining(
          block -> {
            newest = Math.max(newest, EntryTimestamps.of(block.value).eventTime());
            show(version(block.key), ScoreBlock.fromBytes(block.value));
          });
    }
  }

  @Override
  void expired(Bytes version) {
    meters.forget(version(version));
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
      DriftEvent.Builder event =
          event(comparison.kind(), counts)
              .setLevel(level.wireName())
              .setStatistic(index)
              .setThreshold(passed.threshold(byChance, settings));
      send(comparison.key(), event, now);
    }
    boolean alarms = changed && level != DriftLevel.STABLE;
    return new ScoreBlock.Finding(index, level, alarms ? now : before.alarmedAt());
  }

  private static DriftEvent.Builder event(DriftKind kind, ScoreDelta counts) {
    return DriftEvent.newBuilder()
        .setKind(kind.wireName())
        .setFrom(Instant.ofEpochMilli(counts.from()))
        .setTo(Instant.ofEpochMilli(counts.to()))
        .setCount(counts.count());
  }

  private void show(ScoringIdentity key, ScoreBlock block) {
    meters.index(key, DriftKind.MARGINS, block.margins().index());
    meters.index(key, DriftKind.CLASSES, block.classes().index());
    meters.alarm(key, DriftKind.MARGINS, block.margins().alarmedAt());
    meters.alarm(key, DriftKind.CLASSES, block.classes().alarmedAt());
  }

  private static ScoringIdentity version(Bytes key) {
    return ScoringIdentity.parse(Utils.utf8(key.get()));
  }
}
