package dev.weir.stream.intake;

import dev.weir.continuous.Cut;
import dev.weir.continuous.CutShape;
import dev.weir.continuous.OpenSignal;
import dev.weir.continuous.Segment;
import dev.weir.continuous.Window;
import dev.weir.continuous.WindowCutter;
import dev.weir.schemas.DeadLetterReason;
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
  Cut take(
      String source, Segment piece, CutShape shape, long arrived, long now, Consumer<Window> out)
      throws RejectedException {
    OpenSignal before = before(source, piece, shape, arrived, now);
    WindowCutter.Step step = new WindowCutter(shape).take(before, piece, now, out);
    Cut cut = step.cut();
    if (cut.added() == 0) {
      checkDuplicate(before, piece, cut);
      return cut;
    }
    store.put(source, step.state());
    return cut;
  }

  private OpenSignal before(String source, Segment piece, CutShape shape, long arrived, long now) {
    OpenSignal kept = store.get(source);
    if (kept == null || kept.channels() != shape.channels()) {
      return OpenSignal.before(piece, shape);
    }
    if (rule.beginsAgain(kept, piece, arrived, now)) {
      onIdle.run();
      return OpenSignal.before(piece, shape);
    }
    return kept;
  }

  private static void checkDuplicate(OpenSignal before, Segment piece, Cut cut)
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
