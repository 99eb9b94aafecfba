package dev.weir.stream.models;

import dev.weir.stream.names.ChallengerFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health of a challenger of a timeline entry, over all threads of the application.
 *
 * <p>A record on which it throws, or which exceeds its time budget, is a failure; a success resets
 * the count. After a number of failures in a row it is suspended for good: with 5 allowed, four
 * failures, a success and four failures do not suspend it, a fifth does.
 */
public final class ChallengerHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ChallengerHealth.class);

  private final String name;
  private final int maxFailures;
  private final long budgetNanos;
  private final Consumer<ChallengerFailure> counter;
  private final AtomicInteger inARow = new AtomicInteger();
  private final AtomicReference<String> suspended = new AtomicReference<>();

  /**
   * Starts without failures.
   *
   * @param name for the log
   * @param counter receives each failure
   */
  public ChallengerHealth(
      String name, ChallengerLimits limits, Consumer<ChallengerFailure> counter) {
    this.name = name;
    this.maxFailures = limits.maxFailures();
    this.budgetNanos = limits.timeBudget().toNanos();
    this.counter = counter;
  }

  public boolean isSuspended() {
    return suspended.get() != null;
  }

  /** Why it is suspended, if it is. */
  public Optional<String> suspension() {
    return Optional.ofNullable(suspended.get());
  }

  /** Records a prediction and its duration. */
  public void recordPrediction(long nanos) {
    if (nanos > budgetNanos) {
      failed(
          ChallengerFailure.TIME_BUDGET,
          "a record took %.1f ms, challenger.time.budget is %.0f ms"
              .formatted(nanos / 1e6, budgetNanos / 1e6));
    } else if (inARow.get() != 0) {
      inARow.set(0);
    }
  }

  /** Records an exception; an error suspends the challenger immediately. */
  public void recordException(Throwable thrown) {
    LOG.debug("{} failed", name, thrown);
    if (thrown instanceof Error) {
      // An exhausted heap or stack will be exhausted again, next time perhaps by the champion.
      counter.accept(ChallengerFailure.EXCEPTION);
      suspend("an error of Java's own: " + where(thrown));
    } else {
      failed(ChallengerFailure.EXCEPTION, where(thrown));
    }
  }

  /** Records values that it could not accept. */
  public void recordUnusableInput() {
    counter.accept(ChallengerFailure.UNUSABLE_INPUT);
  }

  private void failed(ChallengerFailure failure, String detail) {
    counter.accept(failure);
    if (inARow.incrementAndGet() >= maxFailures) {
      suspend("%d failures in a row, the last: %s".formatted(maxFailures, detail));
    }
  }

  private void suspend(String why) {
    if (suspended.compareAndSet(null, why)) {
      LOG.warn(
          "{} is suspended until it is assigned again or the application is restarted: {}",
          name,
          why);
    }
  }

  /** Class and location; a message might contain the record's values. */
  private static String where(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
