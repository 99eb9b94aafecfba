package dev.weir.systemtests.faults;

import java.time.Duration;
import java.time.Instant;

/** Waits while the load continues. */
final class LoadPause {
  private LoadPause() {}

  static void until(Instant moment) {
    seconds(Math.max(0, Duration.between(Instant.now(), moment).toMillis()) / 1_000.0);
  }

  static void seconds(double seconds) {
    try {
      Thread.sleep((long) (seconds * 1_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
