package dev.weir.schemas.windowing;

import dev.weir.schemas.SignalRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts windows out of a source's readings, one sample at a time, in the stream as in training.
 *
 * @param shape of the windows
 * @param missing what becomes of places without a reading; {@code LOSE} for counted readings
 * @param restart when a source begins anew
 */
public record ReadingWindows(WindowSpec shape, MissingSamples missing, ReadingRestart restart) {

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

  private static Segment counted(SignalRecord reading, @Nullable SignalState kept) {
    return Segment.piece(
        kept == null ? 0 : kept.newest(),
        reading.getChannels(),
        reading.getValues(),
        reading.eventTimeMillis(),
        0,
        reading.getLabel());
  }

  /**
   * Adds a reading whose place is the number of readings before it.
   *
   * @param kept the state of its source; null: the count begins here
   * @param reading a signal of one sample
   * @param at where it was read
   * @param now this machine's clock, milliseconds since the epoch
   * @param out receives the window that it completes
   */
  public WindowCutter.Step count(
      @Nullable SignalState kept,
      SignalRecord reading,
      ReadingPosition at,
      long now,
      Consumer<SignalWindow> out) {
    Segment sample = counted(reading, kept);
    SignalState before = kept == null ? SignalState.before(sample, shape) : kept;
    ReadingCount count = before.count().with(sample.start(), at, shape);
    return take(
        before.with(count),
        sample,
        now,
        window -> out.accept(window.beginningAt(count.begin(window))));
  }

  /**
   * Adds a sample at its place on a grid.
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
