package dev.weir.schemas.windowing;

import java.time.Duration;

/**
 * When the readings of a source begin anew, as if there were none before. Only event times decide,
 * unlike for pieces: reprocessing, which takes less time by the clock than the readings took, must
 * give the same windows.
 *
 * @param idle a source begins anew after a longer silence
 * @param period of readings that are counted: the first reading of each period, counted from 1970,
 *     begins anew, so that the windows of a period are the same wherever before it reading began;
 *     zero: none does
 */
public record ReadingRestart(Duration idle, Duration period) {

  /** Whether a source was silent until this event time, in milliseconds since the epoch. */
  public boolean isAfterSilence(SignalState kept, long time) {
    return time - kept.eventTime() > idle.toMillis();
  }

  /** Whether a source begins anew at this event time, in milliseconds since the epoch. */
  public boolean isAt(SignalState kept, long time) {
    return isAfterSilence(kept, time)
        || (period.isPositive() && periodOf(time) > periodOf(kept.eventTime()));
  }

  private long periodOf(long time) {
    return Math.floorDiv(time, period.toMillis());
  }
}
