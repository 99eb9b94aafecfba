package dev.weir.trainer.history;

import dev.weir.inputs.mapping.Grid;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.MissingSamples;
import dev.weir.schemas.windowing.ReadingRestart;
import dev.weir.schemas.windowing.ReadingWindows;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SegmentConverter;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.SignalWindow;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.trainer.data.DataException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects pieces of continuous signals and then cuts them source by source. */
final class SignalAssembler {
  private final EventTimeRange span;
  private final @Nullable WindowSpec windows;
  private final Map<String, List<Piece>> bySource = new TreeMap<>();
  private final @Nullable Readings readings;
  private long count;

  SignalAssembler(EventTimeRange span, @Nullable WindowSpec windows) {
    this(span, windows, null);
  }

  /**
   * Starts without pieces.
   *
   * @param windows how they are cut, if known
   * @param readings if pieces are readings, which are placed differently
   */
  SignalAssembler(EventTimeRange span, @Nullable WindowSpec windows, @Nullable Readings readings) {
    this.span = span;
    this.windows = windows;
    this.readings = readings;
  }

  /**
   * How readings are placed.
   *
   * @param grid of time; empty: by count
   * @param restart when a source begins anew
   */
  record Readings(Optional<Grid> grid, ReadingRestart restart) {
    /** As the stream places the readings of an input. */
    static Readings of(InputMapping input, Duration idle) {
      return new Readings(input.grid(), new ReadingRestart(idle, input.countPeriod()));
    }

    ReadingWindows of(WindowSpec shape) {
      MissingSamples missing = grid.map(it -> it.missing().samples()).orElse(MissingSamples.LOSE);
      return new ReadingWindows(shape, missing, restart);
    }

    SignalState add(
        ReadingWindows windows,
        @Nullable SignalState kept,
        Piece reading,
        Consumer<SignalWindow> out) {
      return grid.map(
              it -> {
                Segment sample = ReadingWindows.onGrid(reading.record(), it.places());
                return windows.take(kept, sample, 0, out);
              })
          .orElseGet(() -> windows.count(kept, reading.record(), reading.arrival().place(), 0, out))
          .state();
    }
  }

  record Piece(SignalRecord record, RecordPosition arrival) {}

  void add(
      SignalRecord record, RecordPosition arrival, RecordDeduplicator<SignalRecord> deduplicator) {
    Optional<RecordFault> fault =
        windows == null ? Optional.empty() : SegmentConverter.fault(record, windows);
    if (fault.isPresent()) {
      deduplicator.addUnusable(fault.get().reason(), record.eventTimeMillis());
      return;
    }
    count += span.contains(record.eventTimeMillis()) ? 1 : 0;
    bySource
        .computeIfAbsent(record.getSource(), source -> new ArrayList<>())
        .add(new Piece(record, arrival));
  }

  /** Number of pieces in the span. */
  long count() {
    return count;
  }

  /**
   * Cuts all pieces.
   *
   * @throws DataException if there are pieces in the span, but it is not known how to cut them
   */
  void cut(RecordDeduplicator<SignalRecord> deduplicator) {
    if (windows == null) {
      refuse();
      return;
    }
    bySource.forEach(
        (source, pieces) -> {
          List<Piece> arrived = inOrder(pieces);
          if (readings == null) {
            cut(source, arrived, windows, deduplicator);
          } else {
            cutReadings(source, arrived, readings.of(windows), deduplicator);
          }
        });
  }

  /**
   * Each partition in the order of its offsets, and partitions merged by Kafka's timestamps, on a
   * tie by event times: a source of a topic with other keys is on several.
   */
  private static List<Piece> inOrder(List<Piece> pieces) {
    List<Piece> ordered = new ArrayList<>(pieces);
    ordered.sort(Comparator.comparing(Piece::arrival));
    Map<Integer, Long> latest = new HashMap<>();
    IdentityHashMap<Piece, Long> times = new IdentityHashMap<>();
    for (Piece piece : ordered) {
      RecordPosition at = piece.arrival();
      times.put(piece, latest.merge(at.partition(), at.timestamp(), Math::max));
    }
    if (latest.size() > 1) {
      ordered.sort(
          Comparator.<Piece>comparingLong(piece -> times.getOrDefault(piece, 0L))
              .thenComparingLong(piece -> piece.record().eventTimeMillis())
              .thenComparing(Piece::arrival));
    }
    return ordered;
  }

  private void cutReadings(
      String source,
      List<Piece> pieces,
      ReadingWindows windows,
      RecordDeduplicator<SignalRecord> deduplicator) {
    SignalState kept = null;
    for (Piece piece : pieces) {
      if (kept != null && windows.restart().isAt(kept, piece.record().eventTimeMillis())) {
        kept = null;
      }
      kept =
          Objects.requireNonNull(readings)
              .add(windows, kept, piece, adder(source, piece, deduplicator));
    }
  }

  private static Consumer<SignalWindow> adder(
      String source, Piece piece, RecordDeduplicator<SignalRecord> deduplicator) {
    return window -> deduplicator.add(SegmentConverter.record(window, source), piece.arrival());
  }

  private static void cut(
      String source,
      List<Piece> pieces,
      WindowSpec windows,
      RecordDeduplicator<SignalRecord> deduplicator) {
    WindowCutter cutter = new WindowCutter(windows);
    SignalState open = null;
    for (Piece piece : pieces) {
      Segment segment = SegmentConverter.segment(piece.record());
      SignalState before = open == null ? SignalState.before(segment, windows) : open;
      open = cutter.take(before, segment, 0, adder(source, piece, deduplicator)).state();
    }
  }

  private void refuse() {
    if (count > 0) {
      throw new DataException(
          ("%,d records of the span are pieces of continuous signals (start is set), which are cut"
                  + " into windows: pass the application's settings with --config and the route"
                  + " that defines the windows with --route")
              .formatted(count));
    }
  }
}
