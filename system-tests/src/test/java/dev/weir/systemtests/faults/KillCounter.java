package dev.weir.systemtests.faults;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the kills of this JVM's tests, for the log. */
final class KillCounter {
  private static final Logger LOG = LoggerFactory.getLogger(KillCounter.class);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private KillCounter() {}

  static void count() {
    LOG.info("SIGKILL number {}", COUNT.incrementAndGet());
  }
}
