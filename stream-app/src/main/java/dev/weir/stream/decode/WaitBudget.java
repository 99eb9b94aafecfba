package dev.weir.stream.decode;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds how long the stream stands still for what may never come, whatever the number of records
 * that ask for it: at most so long in a row, and a tenth of the time over the long run. Safe for
 * use by several threads, which spend of one budget.
 */
final class WaitBudget {
  private static final int SHARE = 10;

  private final long most;
  private final LongSupplier nanoTime;
  private long left;
  private long filledAt;

  WaitBudget(Duration most) {
    this(most, System::nanoTime);
  }

  WaitBudget(Duration most, LongSupplier nanoTime) {
    this.most = most.toNanos();
    this.nanoTime = nanoTime;
    this.left = this.most;
    this.filledAt = nanoTime.getAsLong();
  }

  /** What may be waited now. */
  synchronized Duration left() {
    long now = nanoTime.getAsLong();
    left = Math.min(most, left + (now - filledAt) / SHARE);
    filledAt = now;
    return Duration.ofNanos(Math.max(0, left));
  }

  /** Takes what was waited off. */
  synchronized void spend(Duration waited) {
    left -= waited.toNanos();
  }
}
