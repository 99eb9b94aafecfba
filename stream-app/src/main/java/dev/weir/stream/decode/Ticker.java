package dev.weir.stream.decode;

import org.apache.kafka.common.errors.InterruptException;

/** A monotonic clock that can be waited on. Tests replace it, so that minutes take no time. */
interface Ticker {
  /** The clock of this JVM. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long millis) {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            throw new InterruptException(e);
          }
        }
      };

  /** As {@link System#nanoTime}. */
  long nanoTime();

  /**
   * Pauses the calling thread.
   *
   * @throws InterruptException if the thread is interrupted
   */
  void sleep(long millis);
}
