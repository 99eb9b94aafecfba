package dev.weir.stream.state;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, for all producers of an application, the outputs that brokers refused for good. Kafka
 * Streams throws such a failure once, somewhere, and flushes what it closes afterwards all the
 * same: stores would not learn of it otherwise.
 */
public final class OutputFailures {
  /** The setting of Kafka Streams under which stores find the one of their application. */
  public static final String SETTING = "weir.output.failures";

  private final AtomicLong count = new AtomicLong();

  /** Notes one; on a producer's thread. */
  public void failed() {
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }
}
