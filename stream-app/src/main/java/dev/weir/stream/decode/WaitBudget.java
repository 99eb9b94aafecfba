package dev.weir.stream.decode;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits how long the stream is blocked by schemas that may never be found, whatever the number of
 * records: a maximum in a row, and a tenth of the time in the long run. Thread-safe.
 */
final class WaitBudget {
  private static final int SHARE = 10;

  private final long most;
  private final LongSupplier nanoTime;
  private long left;
  private long filledAt;

  WaitBudget(Duration most, LongSupplier nanoTime) {
    this.most = most.toNanos();
    this.nanoTime = nanoTime;
    this.left = this.most;
    this.filledAt = nanoTime.getAsLong();
  }

  /** The remaining budget. */
  synchronized Duration left() {
    long now = nanoTime.getAsLong();
    left = Math.min(most, left + (now - filledAt) / SHARE);
    filledAt = now;
    return Duration.ofNanos(Math.max(0, left));
  }

  /**
   * Whether nothing remains. Reads the clock only if that may be so: it is asked for each record.
   */
  synchronized boolean isSpent() {
    return left <= 0 && left().isZero();
  }

  /** Deducts time spent waiting. */
  synchronized void spend(Duration waited) {
    left -= waited.toNanos();
  }
}
