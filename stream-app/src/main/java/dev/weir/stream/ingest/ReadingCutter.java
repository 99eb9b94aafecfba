package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.ChunkResult;
import dev.weir.schemas.windowing.MissingSamples;
import dev.weir.schemas.windowing.ReadingPosition;
import dev.weir.schemas.windowing.ReadingRestart;
import dev.weir.schemas.windowing.ReadingWindows;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.SignalWindow;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.stream.decode.RejectedException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Cuts windows from readings, using the store of a task for the buffered samples of each source.
 *
 * @param store of a task
 * @param idle how long a source may be silent, by its event times
 * @param onIdle called for each source that restarts after a silence
 */
record ReadingCutter(SignalStore store, Duration idle, Runnable onIdle) {
  /** The counts for a reading that was counted before. */
  private static final ChunkResult KNOWN = new ChunkResult(0, 1, 0, 0);

  /**
   * Processes a reading on a grid of time.
   *
   * @param sample at its place
   * @param now this machine's clock, milliseconds since the epoch
   * @param out receives the windows, in order
   * @throws RejectedException if the sample has been given up
   */
  ChunkResult onGrid(
      String key,
      Segment sample,
      WindowSpec shape,
      MissingSamples missing,
      long now,
      Consumer<SignalWindow> out)
      throws RejectedException {
    ReadingWindows windows =
        new ReadingWindows(shape, missing, new ReadingRestart(idle, Duration.ZERO));
    SignalState kept = kept(key, windows, sample.lastTime());
    WindowCutter.Step step = windows.take(kept, sample, now, out);
    if (kept != null && step.cut().late() > 0) {
      throw new RejectedException(
          DeadLetterReason.TOO_LATE,
          "the reading comes after its place was given up: it is %d places before the source's newest; a longer lateness of the route would wait for it"
              .formatted(kept.newest() - sample.end()));
    }
    if (step.cut().added() > 0) {
      store.put(key, step.state());
    }
    return step.cut();
  }

  /**
   * Processes a reading whose place is the number of readings before it.
   *
   * @param reading a signal of one sample
   * @param at where it was read: one at or before the last offset of its partition is a duplicate
   * @param period whose first reading begins anew; zero: none does
   * @param now this machine's clock, milliseconds since the epoch
   * @param out receives the window that it completes
   */
  ChunkResult counted(
      String key,
      SignalRecord reading,
      WindowSpec shape,
      ReadingPosition at,
      Duration period,
      long now,
      Consumer<SignalWindow> out) {
    long time = reading.eventTimeMillis();
    ReadingWindows windows =
        new ReadingWindows(shape, MissingSamples.LOSE, new ReadingRestart(idle, period));
    SignalState kept = kept(key, windows, time);
    if (kept != null && isDuplicate(kept, at, time)) {
      return KNOWN;
    }
    WindowCutter.Step step = windows.count(kept, reading, at, now, out);
    store.put(key, step.state());
    return step.cut();
  }

  /** In a topic that was created anew, later readings have lower offsets. */
  private static boolean isDuplicate(SignalState kept, ReadingPosition at, long time) {
    return kept.count().hasCounted(at) && time <= kept.eventTime();
  }

  private SignalState kept(String key, ReadingWindows windows, long time) {
    SignalState kept = store.get(key);
    if (kept == null || kept.channels() != windows.shape().channels()) {
      return null;
    }
    if (windows.restart().isAfterSilence(kept, time)) {
      onIdle.run();
    }
    return windows.restart().isAt(kept, time) ? null : kept;
  }
}
