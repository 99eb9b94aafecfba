package dev.weir.trainer.history;

import dev.weir.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The deduplicated records of a reading: of several with the same source and id the first counts,
 * as in the stream. The result does not depend on the order in which partitions are read.
 *
 * @param <R> the record type
 */
final class RecordDeduplicator<R extends SpecificRecord> {
  private static final Comparator<LabelledRecord<?>> ORDER =
      Comparator.<LabelledRecord<?>, String>comparing(LabelledRecord::source)
          .thenComparingLong(LabelledRecord::eventTime)
          .thenComparing(LabelledRecord::id);

  private final RecordKind<R> kind;
  private final EventTimeRange span;
  private final RecordShare sample;
  private final Map<RecordId, Candidate<R>> deduplicator = new HashMap<>();
  private final SortedMap<String, Long> unusable = new TreeMap<>();
  private long usable;

  /**
   * Starts without records.
   *
   * @param sample share of the records; others are skipped
   */
  RecordDeduplicator(RecordKind<R> kind, EventTimeRange span, RecordShare sample) {
    this.kind = kind;
    this.span = span;
    this.sample = sample;
  }

  /** The first arrival of a record, and the labels in it and its duplicates. */
  private static final class Candidate<R> {
    private RecordPosition first;
    private @Nullable R record;
    private final LastLabel own = new LastLabel();

    Candidate(RecordPosition first, @Nullable R record) {
      this.first = first;
      this.record = record;
    }

    void update(RecordPosition arrival, @Nullable R other) {
      if (arrival.compareTo(first) < 0) {
        first = arrival;
        record = other;
      }
    }
  }

  /** Adds a usable record; returns false if it is not in the sample. */
  boolean add(R record, RecordPosition arrival) {
    RecordId id = kind.id().apply(record);
    if (!sample.takes(id)) {
      return false;
    }
    boolean isInside = span.contains(kind.eventTime().applyAsLong(record));
    usable += isInside ? 1 : 0;
    // A record outside the span is tracked too: it may be the first with its id.
    R kept = isInside ? record : null;
    Candidate<R> sighting = deduplicator.computeIfAbsent(id, it -> new Candidate<>(arrival, kept));
    sighting.update(arrival, kept);
    String label = kind.label().apply(record);
    if (label != null) {
      sighting.own.add(label, arrival);
    }
    return true;
  }

  /**
   * Counts an unusable record.
   *
   * @param time its event time, or Kafka's timestamp if unknown
   */
  void addUnusable(DeadLetterReason reason, long time) {
    if (span.contains(time)) {
      unusable.merge(reason.wireName(), 1L, Long::sum);
    }
  }

  /** Joins the labels; the result is sorted by source, event time and id. */
  History<R> join(TopicLabels labels, long pieces) {
    List<LabelledRecord<R>> labelled = new ArrayList<>();
    long distinct = 0;
    long conflicting = 0;
    for (Map.Entry<RecordId, Candidate<R>> entry : deduplicator.entrySet()) {
      R record = entry.getValue().record;
      if (record == null) {
        continue;
      }
      distinct++;
      LastLabel last = entry.getValue().own.with(labels.of(entry.getKey()));
      if (last.label() != null) {
        conflicting += last.isConflicting() ? 1 : 0;
        labelled.add(labelled(entry.getKey(), record, last.label()));
      }
    }
    labelled.sort(ORDER);
    HistoryCounts counts =
        new HistoryCounts(
            labelled.size(),
            distinct - labelled.size(),
            conflicting,
            usable - distinct,
            unusable,
            pieces,
            labels.read(),
            labels.unusable());
    return new History<>(labelled, counts);
  }

  private LabelledRecord<R> labelled(RecordId id, R record, String label) {
    long eventTime = kind.eventTime().applyAsLong(record);
    return new LabelledRecord<>(id.source(), id.id(), eventTime, label, record);
  }
}
