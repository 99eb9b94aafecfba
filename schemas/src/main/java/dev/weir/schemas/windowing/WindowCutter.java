package dev.weir.schemas.windowing;

import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts windows out of one signal, piece after piece.
 *
 * <p>A window is cut when its last missing sample arrives, so a hole delays only the windows over
 * it. The first of duplicate samples is kept. A missing sample is awaited until the newest is more
 * than the lateness ahead of it; windows over a given-up sample are never cut. Pieces in any order
 * within the lateness therefore give the same windows as the whole signal.
 *
 * <p>For example, with window 4, stride 2 and lateness 6, the pieces [0, 3), [5, 9), [3, 5) give
 * nothing, nothing, and then the windows at 0, 2 and 4. If the second piece were [5, 12), sample 3
 * would be 9 behind and sample 4 would be 8 behind: both are given up, and windows begin again at
 * 6.
 *
 * <p>At most window + lateness samples are kept, and without holes one window and a piece. If short
 * pieces make that more than {@link WindowSpec#MOST_BYTES}, missing samples are no longer awaited.
 *
 * @param shape of the windows and the signal
 */
public record WindowCutter(WindowSpec shape) {
  /**
   * The result of a piece.
   *
   * @param cut outcome of its samples
   * @param state the state to store
   */
  public record Step(ChunkResult cut, SignalState state) {}

  /**
   * Processes a piece.
   *
   * @param before the stored state
   * @param now this machine's clock, milliseconds since the epoch
   * @param out receives each window that the piece completes, in order
   */
  public Step take(SignalState before, Segment piece, long now, Consumer<SignalWindow> out) {
    SampleBuffer held = new SampleBuffer(before.segments());
    List<Segment> added = held.missingOf(piece, before.frontier());
    added.forEach(held::add);
    long newest = Math.max(before.newest(), piece.end());
    long frontier = held.extend(before.frontier());
    boolean isTooMuch = held.bytes() > WindowSpec.MOST_BYTES;
    long horizon = isTooMuch ? newest : newest - shape.lateness();
    long first = added.isEmpty() ? before.first() : Math.min(before.first(), piece.start());
    long lossEnd = before.lossEnd();
    long lost = 0;
    if (horizon > frontier) {
      lost = lost(held, Math.max(frontier, first), horizon);
      lossEnd = lossEnd(held, frontier, horizon);
      frontier = held.extend(horizon);
    }
    cut(held, added, piece, out);
    // Never beyond the frontier, even where the stride skips samples: beyond it, only buffering
    // shows which samples have arrived.
    long needed = shape.gridFrom(Math.max(frontier - shape.window() + 1, lossEnd));
    held.dropBefore(Math.min(frontier, needed));
    boolean isNew = !added.isEmpty();
    SignalState state =
        new SignalState(
            Math.max(before.eventTime(), piece.lastTime()),
            isNew ? now : before.used(),
            shape.channels(),
            Math.max(first, 0),
            lossEnd,
            frontier,
            newest,
            held.segments());
    return new Step(count(before, piece, added, lost), state);
  }

  private static long lost(SampleBuffer held, long from, long to) {
    return from >= to ? 0 : to - from - held.count(from, to);
  }

  /** The index after the last hole below the horizon. */
  private static long lossEnd(SampleBuffer held, long frontier, long horizon) {
    long end = frontier;
    for (long at = frontier; at < horizon; ) {
      long next = nextHeld(held, at, horizon);
      end = Math.max(end, next);
      at = held.extend(next);
    }
    return Math.min(end, horizon);
  }

  private static long nextHeld(SampleBuffer held, long at, long limit) {
    for (SampleRange run : held.runs()) {
      if (run.end() > at) {
        return Math.min(limit, Math.max(at, run.start()));
      }
    }
    return limit;
  }

  private void cut(
      SampleBuffer held, List<Segment> added, Segment piece, Consumer<SignalWindow> out) {
    if (added.isEmpty()) {
      return;
    }
    for (SampleRange run : held.runs()) {
      long from = Math.max(run.start(), piece.start() - shape.window() + 1);
      long to = Math.min(run.end() - shape.window(), piece.end() - 1);
      for (long at = shape.gridFrom(from); at <= to; at += shape.stride()) {
        if (touches(added, at)) {
          out.accept(held.window(at, shape.window(), shape.channels()));
        }
      }
    }
  }

  private boolean touches(List<Segment> added, long at) {
    for (Segment part : added) {
      if (part.start() < at + shape.window() && part.end() > at) {
        return true;
      }
    }
    return false;
  }

  private static ChunkResult count(
      SignalState before, Segment piece, List<Segment> added, long lost) {
    long fresh = added.stream().mapToLong(Segment::length).sum();
    long late = Math.max(0, Math.min(piece.end(), before.lossEnd()) - piece.start());
    return new ChunkResult(fresh, piece.length() - fresh - late, late, lost);
  }
}
