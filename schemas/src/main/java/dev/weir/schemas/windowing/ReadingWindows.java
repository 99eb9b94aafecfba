package dev.weir.schemas.windowing;

import dev.weir.schemas.SignalRecord;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts windows out of a source's readings, one sample at a time, in the stream as in training.
 *
 * <p>A source restarts when a reading is later than its newest one by more than the idle time. Only
 * event times decide, unlike for pieces: reprocessing, which takes less time by the clock than the
 * readings took, must give the same windows.
 *
 * @param shape of the windows
 * @param missing what becomes of places without a reading; {@code LOSE} for counted readings
 * @param idle how long a source may be silent, by its event times
 */
public record ReadingWindows(WindowSpec shape, MissingSamples missing, Duration idle) {

  /** A reading at its place on a grid, which must take its time. */
  public static Segment onGrid(SignalRecord reading, TimeGrid grid) {
    long index = grid.index(reading.eventTimeMillis());
    return Segment.piece(
        index,
        reading.getChannels(),
        reading.getValues(),
        grid.time(index),
        (double) grid.interval(),
        reading.getLabel());
  }

  /** A reading whose place is the number of readings before it. */
  public static Segment counted(SignalRecord reading, @Nullable SignalState kept) {
    return Segment.piece(
        kept == null ? 0 : kept.newest(),
        reading.getChannels(),
        reading.getValues(),
        reading.eventTimeMillis(),
        0,
        reading.getLabel());
  }

  /** Whether a source that was silent until this event time begins anew. */
  public boolean restarts(SignalState kept, long time) {
    return time - kept.eventTime() > idle.toMillis();
  }

  /**
   * Adds a sample.
   *
   * @param kept the state of its source; null: it begins here
   * @param now this machine's clock, milliseconds since the epoch
   * @param out receives the windows that it completes, in order
   */
  public WindowCutter.Step take(
      @Nullable SignalState kept, Segment sample, long now, Consumer<SignalWindow> out) {
    SignalState before = kept == null ? SignalState.before(sample, shape) : kept;
    return WindowCutter.ofSamples(shape, missing).take(before, sample, now, out);
  }
}
