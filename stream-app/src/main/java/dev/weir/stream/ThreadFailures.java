package dev.weir.stream;

import dev.weir.base.Causes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens when a stream thread has failed. The application ends, except in two cases,
 * in which the thread is replaced: it has only lost its transaction, or it failed on a record whose
 * topic waits from now on.
 *
 * <p>Brokers abort a transaction that exceeds its timeout, for example when the process or its
 * machine was suspended. Kafka Streams handles most of the resulting errors within the thread, but
 * some, such as INVALID_TXN_STATE, end it. Nothing of such a transaction is visible to readers, and
 * its records are processed again.
 *
 * <p>A thread that is replaced repeatedly makes no progress, so at most {@value #MOST} replacements
 * are allowed within {@link #WITHIN}.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
  static final int MOST = 3;
  static final Duration WITHIN = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

  private final Predicate<Throwable> holds;
  private final Consumer<Throwable> onEnd;
  private final LongSupplier clock;
  private final Deque<Long> replaced = new ArrayDeque<>();

  /**
   * Creates a handler.
   *
   * @param holds whether a failure is about a record that is not read again until it can be
   *     classified
   * @param onEnd receives the failure that ends the application
   * @param clock monotonic, in milliseconds
   */
  ThreadFailures(Predicate<Throwable> holds, Consumer<Throwable> onEnd, LongSupplier clock) {
    this.holds = holds;
    this.onEnd = onEnd;
    this.clock = clock;
  }

  /** Kafka Streams never replaces a global thread; it stops, whatever the response. */
  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    if (hasLostTransaction(failure) && mayReplace()) {
      LOG.warn(
          "the brokers have aborted a transaction that took too long; a replacement thread repeats"
              + " the uncommitted work: {}",
          failure.toString());
      LOG.debug("a thread is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    if (holds.test(failure)) {
      LOG.warn(
          "a record arrived on a route whose assignment was removed: the records of its topic wait"
              + " until it has one, and a replacement thread continues with the others: {}",
          failure.toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    onEnd.accept(failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean hasLostTransaction(Throwable failure) {
    for (Throwable cause : Causes.of(failure)) {
      if (cause instanceof Error) {
        return false;
      }
      if (cause instanceof InvalidTxnStateException
          || cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException
          || cause instanceof InvalidPidMappingException) {
        return true;
      }
    }
    return false;
  }

  private synchronized boolean mayReplace() {
    long now = clock.getAsLong();
    replaced.removeIf(time -> now - time >= WITHIN.toMillis());
    if (replaced.size() >= MOST) {
      return false;
    }
    replaced.add(now);
    return true;
  }
}
