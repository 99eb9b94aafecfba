package dev.weir.history;

import dev.weir.data.DataException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects pieces of continuous signals and then cuts them source by source. */
final class OpenPieces {
  private final Span span;
  private final @Nullable PieceCutter cutter;
  private final Map<String, List<Piece>> bySource = new TreeMap<>();
  private long count;

  OpenPieces(Span span, @Nullable PieceCutter cutter) {
    this.span = span;
    this.cutter = cutter;
  }

  private record Piece(SignalRecord record, Arrival arrival) {}

  void add(SignalRecord record, Arrival arrival, Sightings<SignalRecord> sightings) {
    DeadLetterReason problem = cutter == null ? null : cutter.problem(record);
    if (problem != null) {
      sightings.addUnusable(problem, record.eventTimeMillis());
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
   * @throws DataException if there are pieces in the span but no cutter
   */
  void cut(Sightings<SignalRecord> sightings) {
    if (cutter == null) {
      refuse();
      return;
    }
    bySource.forEach(
        (source, pieces) -> {
          pieces.sort(Comparator.comparing(Piece::arrival));
          List<SignalRecord> records = pieces.stream().map(Piece::record).toList();
          // A window's own label comes from its pieces; any label for the window itself takes
          // precedence.
          Arrival arrival = new Arrival(pieces.getFirst().arrival().partition(), 0, Long.MIN_VALUE);
          cutter.cut(source, records).forEach(window -> sightings.add(window, arrival));
        });
  }

  private void refuse() {
    if (count > 0) {
      throw new DataException(
          ("%,d records of the span are pieces of continuous signals (start is set), which a model"
                  + " does not take whole: name the application's settings by --config and the"
                  + " route whose windows are to be cut by --route")
              .formatted(count));
    }
  }
}
