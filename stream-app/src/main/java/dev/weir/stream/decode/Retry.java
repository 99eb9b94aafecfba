package dev.weir.stream.decode;

import dev.weir.schemas.RegistryUnavailableException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries while infrastructure is unavailable: after 50 ms, 100 ms, and so on up to 5 s, until a
 * time limit below {@code max.poll.interval.ms}. Then the failure is thrown, the application stops
 * and its transaction is rolled back, so that nothing is lost.
 */
public final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final Duration limit;
  private final BooleanSupplier stopping;
  private final Ticker ticker;

  /**
   * Creates a policy.
   *
   * @param limit total retry time; zero: a single attempt
   * @param stopping true once the application is closing, which ends all retries
   */
  public Retry(Duration limit, BooleanSupplier stopping) {
    this(limit, stopping, Ticker.SYSTEM);
  }

  Retry(Duration limit, BooleanSupplier stopping, Ticker ticker) {
    this.limit = limit;
    this.stopping = stopping;
    this.ticker = ticker;
  }

  /** The total retry time. */
  Duration limit() {
    return limit;
  }

  /** The clock of the pauses. */
  Ticker ticker() {
    return ticker;
  }

  /** Whether the application is closing. */
  public boolean isStopping() {
    return stopping.getAsBoolean();
  }

  /** Calls until the registry answers. */
  public <T> T call(Supplier<T> action) {
    return call(action, limit);
  }

  /** Calls until the registry answers, for at most the given time. */
  <T> T call(Supplier<T> action, Duration wait) {
    Attempts attempts = null;
    while (true) {
      try {
        return action.get();
      } catch (RegistryUnavailableException e) {
        LOG.warn("the schema registry is unavailable: {}", e.getMessage());
        attempts = attempts == null ? begin(wait) : attempts;
        if (!attempts.again()) {
          throw e;
        }
      }
    }
  }

  /** Starts a series of attempts. */
  public Attempts begin() {
    return begin(limit);
  }

  /** Starts a series of attempts with a time limit. */
  Attempts begin(Duration wait) {
    return new Attempts(ticker.nanoTime() + wait.toNanos());
  }

  /** A series of attempts with growing pauses. */
  public final class Attempts {
    private final long deadline;
    private long pause = FIRST_PAUSE_MS;

    private Attempts(long deadline) {
      this.deadline = deadline;
    }

    /** Pauses; returns false immediately if time is up or the application is closing. */
    public boolean again() {
      long leftMs = (deadline - ticker.nanoTime()) / 1_000_000;
      if (leftMs <= 0 || stopping.getAsBoolean()) {
        return false;
      }
      ticker.sleep(Math.min(pause, leftMs));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      return true;
    }
  }
}
