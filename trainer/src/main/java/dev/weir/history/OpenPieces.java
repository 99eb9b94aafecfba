package dev.weir.history;

import dev.weir.continuous.CutShape;
import dev.weir.continuous.OpenSignal;
import dev.weir.continuous.Pieces;
import dev.weir.continuous.Segment;
import dev.weir.continuous.WindowCutter;
import dev.weir.data.DataException;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects pieces of continuous signals and then cuts them source by source. */
final class OpenPieces {
  private final Span span;
  private final @Nullable CutShape windows;
  private final Map<String, List<Piece>> bySource = new TreeMap<>();
  private long count;

  OpenPieces(Span span, @Nullable CutShape windows) {
    this.span = span;
    this.windows = windows;
  }

  private record Piece(SignalRecord record, Arrival arrival) {}

  void add(SignalRecord record, Arrival arrival, Sightings<SignalRecord> sightings) {
    Optional<RecordFault> fault =
        windows == null ? Optional.empty() : Pieces.fault(record, windows);
    if (fault.isPresent()) {
      sightings.addUnusable(fault.get().reason(), record.eventTimeMillis());
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
  void cut(Sightings<SignalRecord> sightings) {
    if (windows == null) {
      refuse();
      return;
    }
    bySource.forEach((source, pieces) -> cut(source, pieces, windows, sightings));
  }

  private static void cut(
      String source, List<Piece> pieces, CutShape windows, Sightings<SignalRecord> sightings) {
    pieces.sort(Comparator.comparing(Piece::arrival));
    WindowCutter cutter = new WindowCutter(windows);
    OpenSignal open = null;
    for (Piece piece : pieces) {
      Segment segment = Pieces.segment(piece.record());
      OpenSignal before = open == null ? OpenSignal.before(segment, windows) : open;
      open =
          cutter
              .take(
                  before,
                  segment,
                  0,
                  window -> sightings.add(Pieces.record(window, source), piece.arrival()))
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
