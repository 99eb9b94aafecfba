package dev.weir.stream.view;

import dev.weir.schemas.AccuracyWindow;
import java.time.Instant;

/**
 * A version's accuracy counts in a window, without confusion counts.
 *
 * @param start the window's first event time, milliseconds since the epoch
 * @param end the first event time after it
 * @param labelled predictions with a known truth
 * @param correct those that were right
 */
public record WindowAccuracy(long start, long end, long labelled, long correct) {
  static WindowAccuracy of(AccuracyWindow window) {
    return new WindowAccuracy(
        window.getWindowStart().toEpochMilli(),
        window.getWindowEnd().toEpochMilli(),
        window.getLabelled(),
        window.getCorrect());
  }

  /** The window's first event time. */
  public Instant from() {
    return Instant.ofEpochMilli(start);
  }

  /** The first event time after it. */
  public Instant to() {
    return Instant.ofEpochMilli(end);
  }
}
