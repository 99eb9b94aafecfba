package dev.weir.schemas.windowing;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
 * <p>A signal of single samples may have its gaps filled ({@link GapFiller}). A gap is filled once
 * the newest sample is the lateness ahead of its end, so that all samples that may still arrive
 * have arrived: the order of samples within the lateness does not matter either.
 *
 * @param shape of the windows and the signal
 * @param missing what becomes of samples that are given up
 * @param joins whether samples are joined into longer segments; all must be of one line in time, or
 *     have no interval
 */
public record WindowCutter(WindowSpec shape, MissingSamples missing, boolean joins) {
  /** A cutter of pieces. */
  public WindowCutter(WindowSpec shape) {
    this(shape, MissingSamples.LOSE, false);
  }

  /** A cutter of single samples, which are all of one line in time or have no interval. */
  public static WindowCutter ofSamples(WindowSpec shape, MissingSamples missing) {
    return new WindowCutter(shape, missing, true);
  }

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
    List<Segment> added = held.missingOf(piece, awaitedFrom(before));
    added.forEach(part -> add(held, part));
    long newest = Math.max(before.newest(), piece.end());
    boolean isTooMuch = held.bytes() > WindowSpec.MOST_BYTES;
    long horizon = isTooMuch ? newest : newest - shape.lateness();
    long first = added.isEmpty() ? before.first() : Math.min(before.first(), piece.start());
    Settled settled = settle(held, before, first, horizon);
    cut(held, inOrder(settled.filled(), added), out);
    drop(held, settled);
    boolean isNew = !added.isEmpty();
    SignalState state =
        new SignalState(
            Math.max(before.eventTime(), piece.lastTime()),
            isNew ? now : before.used(),
            shape.channels(),
            Math.max(first, 0),
            settled.lossEnd(),
            settled.frontier(),
            newest,
            held.segments(),
            before.count());
    return new Step(count(before, piece, added, settled), state);
  }

  private static List<Segment> inOrder(List<Segment> filled, List<Segment> added) {
    return filled.isEmpty()
        ? added
        : Stream.concat(filled.stream(), added.stream())
            .sorted(Comparator.comparingLong(Segment::start))
            .toList();
  }

  /**
   * What is known of the samples that can no longer arrive.
   *
   * @param frontier the first index that is still awaited
   * @param lossEnd the index after the last sample that was given up
   * @param lost samples given up now
   * @param filled samples made up now
   */
  private record Settled(long frontier, long lossEnd, long lost, List<Segment> filled) {}

  /** With gaps to fill, a late sample is not taken even if its gap has not ended yet. */
  private long awaitedFrom(SignalState before) {
    return missing.areFilled()
        ? Math.max(before.frontier(), before.newest() - shape.lateness())
        : before.frontier();
  }

  private void add(SampleBuffer held, Segment part) {
    if (joins) {
      held.merge(part);
    } else {
      held.add(part);
    }
  }

  private Settled settle(SampleBuffer held, SignalState before, long first, long horizon) {
    long frontier = held.extend(before.frontier());
    if (horizon <= frontier) {
      return new Settled(frontier, before.lossEnd(), 0, List.of());
    }
    long from = Math.max(frontier, first);
    if (missing.areFilled()) {
      GapFiller.Pass pass =
          new GapFiller(missing, shape.window()).fill(held, frontier, horizon, before.lossEnd());
      long lost = lost(held, from, Math.max(from, pass.frontier()));
      return new Settled(pass.frontier(), pass.lossEnd(), lost, pass.filled());
    }
    long lost = lost(held, from, horizon);
    long lossEnd = lossEnd(held, frontier, horizon);
    return new Settled(held.extend(horizon), lossEnd, lost, List.of());
  }

  /**
   * Never beyond the frontier, even where the stride skips samples: beyond it, only buffering shows
   * which samples have arrived. The sample before a gap is needed to fill it.
   */
  private void drop(SampleBuffer held, Settled settled) {
    long needed =
        shape.gridFrom(Math.max(settled.frontier() - shape.window() + 1, settled.lossEnd()));
    long kept = missing.areFilled() ? settled.frontier() - 1 : settled.frontier();
    held.dropBefore(Math.min(kept, needed));
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

  /** Cuts the windows over new samples, which are in order. */
  private void cut(SampleBuffer held, List<Segment> added, Consumer<SignalWindow> out) {
    if (added.isEmpty()) {
      return;
    }
    for (SampleRange run : held.runs()) {
      long from = Math.max(run.start(), added.getFirst().start() - shape.window() + 1);
      long to = Math.min(run.end() - shape.window(), added.getLast().end() - 1);
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

  private ChunkResult count(
      SignalState before, Segment piece, List<Segment> added, Settled settled) {
    long fresh = samples(added);
    long late = Math.max(0, Math.min(piece.end(), before.lossEnd()) - piece.start());
    if (missing.areFilled() && fresh == 0 && piece.start() >= before.frontier()) {
      late = piece.length();
    }
    long known = piece.length() - fresh - late;
    return new ChunkResult(fresh, known, late, settled.lost(), samples(settled.filled()));
  }

  private static long samples(List<Segment> parts) {
    return parts.stream().mapToLong(Segment::length).sum();
  }
}
