package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.windowing.ChunkResult;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.SignalWindow;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.stream.decode.RejectedException;
import java.util.function.Consumer;

/**
 * Cuts windows from pieces, using the store of a task for the buffered samples of each source.
 *
 * @param store of a task
 * @param rule when a source may restart; the sweep, which frees memory, runs some time later
 * @param onIdle called for each source that restarts
 */
record SignalCutter(SignalStore store, IdleRule rule, Runnable onIdle) {
  /**
   * Processes a piece.
   *
   * @param arrived when the piece arrived, milliseconds since the epoch
   * @param now this machine's clock, milliseconds since the epoch
   * @param out receives the windows, in order
   * @throws RejectedException if none of it can be used and it is no duplicate
   */
  ChunkResult take(
      String source,
      Segment piece,
      WindowSpec shape,
      long arrived,
      long now,
      Consumer<SignalWindow> out)
      throws RejectedException {
    SignalState before = before(source, piece, shape, arrived, now);
    WindowCutter.Step step = new WindowCutter(shape).take(before, piece, now, out);
    ChunkResult cut = step.cut();
    if (cut.added() == 0) {
      checkDuplicate(before, piece, cut);
      return cut;
    }
    store.put(source, step.state());
    return cut;
  }

  private SignalState before(
      String source, Segment piece, WindowSpec shape, long arrived, long now) {
    SignalState kept = store.get(source);
    if (kept == null || kept.channels() != shape.channels()) {
      return SignalState.before(piece, shape);
    }
    if (rule.isRestart(kept, piece, arrived, now)) {
      onIdle.run();
      return SignalState.before(piece, shape);
    }
    return kept;
  }

  private static void checkDuplicate(SignalState before, Segment piece, ChunkResult cut)
      throws RejectedException {
    if (piece.lastTime() > before.eventTime()) {
      throw tooLate(
          "the piece is newer than the source's others, yet the source has been there before: one"
              + " that counts anew needs another id");
    }
    if (cut.late() == piece.length()) {
      throw tooLate(
          "the piece comes after its samples were given up: it ends %d samples before the source's newest; a longer lateness of the route would wait for it"
              .formatted(before.newest() - piece.end()));
    }
  }

  private static RejectedException tooLate(String detail) {
    return new RejectedException(DeadLetterReason.TOO_LATE, detail);
  }
}
