package dev.weir.trainer.history;

import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SegmentConverter;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.trainer.data.DataException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects pieces of continuous signals and then cuts them source by source. */
final class SignalAssembler {
  private final EventTimeRange span;
  private final @Nullable WindowSpec windows;
  private final Map<String, List<Piece>> bySource = new TreeMap<>();
  private long count;

  SignalAssembler(EventTimeRange span, @Nullable WindowSpec windows) {
    this.span = span;
    this.windows = windows;
  }

  private record Piece(SignalRecord record, RecordPosition arrival) {}

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
    bySource.forEach((source, pieces) -> cut(source, pieces, windows, deduplicator));
  }

  private static void cut(
      String source,
      List<Piece> pieces,
      WindowSpec windows,
      RecordDeduplicator<SignalRecord> deduplicator) {
    pieces.sort(Comparator.comparing(Piece::arrival));
    WindowCutter cutter = new WindowCutter(windows);
    SignalState open = null;
    for (Piece piece : pieces) {
      Segment segment = SegmentConverter.segment(piece.record());
      SignalState before = open == null ? SignalState.before(segment, windows) : open;
      open =
          cutter
              .take(
                  before,
                  segment,
                  0,
                  window ->
                      deduplicator.add(SegmentConverter.record(window, source), piece.arrival()))
              .state();
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
