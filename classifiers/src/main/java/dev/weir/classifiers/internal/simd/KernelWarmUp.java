package dev.weir.classifiers.internal.simd;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the SIMD twin of one kind of computation replaces the plain one, process-wide.
 * Uncompiled vector code is far slower than plain Java, and compiling it takes a second or two,
 * longer than a small job. The plain twin therefore runs until a certain amount of work is done;
 * then both twins run on a copy of its input in the background until the SIMD twin is faster. If
 * this does not happen in time, the plain twin stays, and SIMD is tried again after much more work:
 * the machine may have been too busy to compile it.
 */
public final class KernelWarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(KernelWarmUp.class);

  /**
   * Multiply-adds of the plain twin, over all threads, before SIMD is compiled: about as long as
   * compilation takes. Counted instead of timed, because time does not reflect work on a busy
   * machine.
   */
  static final long WORK = 2_000_000_000L;

  /** Timeout of a trial. */
  static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Factor by which the work before the next trial grows after a failed one. */
  static final int PAUSE_GROWTH = 16;

  /** Limit on the work between trials, about an hour of one thread. */
  static final long LONGEST_PAUSE = WORK * PAUSE_GROWTH * PAUSE_GROWTH * PAUSE_GROWTH;

  /**
   * The minimum time of this many runs is compared, because other work on the machine makes most
   * runs slower but none faster.
   */
  static final int RUNS = 10;

  /** Warm-ups of all kinds run one at a time. */
  private static final Executor BACKGROUND =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("weir-simd-warm-up").factory());

  private final String name;
  private final Executor background;
  private final LongSupplier clock;
  private final AtomicLong worked = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile long pause = WORK;
  private volatile boolean done;

  /**
   * For one kind of computation.
   *
   * @param name name of the computation, for the log
   */
  public KernelWarmUp(String name) {
    this(name, BACKGROUND, System::nanoTime);
  }

  KernelWarmUp(String name, Executor background, LongSupplier clock) {
    this.name = name;
    this.background = background;
    this.clock = clock;
  }

  /** An instance that never switches. */
  static KernelWarmUp never() {
    KernelWarmUp never = new KernelWarmUp("nothing");
    never.begun.set(true);
    return never;
  }

  /** Whether to use the SIMD twin. */
  boolean isDone() {
    return done;
  }

  /**
   * Counts work of the plain twin.
   *
   * @param operations approximate number of multiply-adds
   * @return true if {@link #warmUp} must be called: once, and again after a failed trial
   */
  boolean isDue(long operations) {
    return !begun.get()
        && worked.addAndGet(operations) >= pause
        && begun.compareAndSet(false, true);
  }

  /**
   * Runs both twins in the background until SIMD is faster, and then switches to it.
   *
   * @param plain a sample of the work, on its own memory
   * @param simd the same sample
   */
  void warmUp(Runnable plain, Runnable simd) {
    background.execute(() -> compare(plain, simd));
  }

  private void compare(Runnable plain, Runnable simd) {
    try {
      done = becomesFaster(plain, simd);
      report();
    } catch (RuntimeException | Error e) {
      LOG.warn("SIMD stays off for {}: it could not be tried: {}", name, e.toString());
    }
    if (!done) {
      tryAgainLater();
    }
  }

  /** Plain is measured again each time because the machine's load may have changed. */
  private boolean becomesFaster(Runnable plain, Runnable simd) {
    long end = clock.getAsLong() + TIMEOUT.toNanos();
    while (clock.getAsLong() < end) {
      long limit = least(plain, end);
      if (least(simd, end) < limit) {
        return true;
      }
    }
    return false;
  }

  private void report() {
    if (done) {
      LOG.debug("SIMD takes over for {}", name);
    } else {
      LOG.warn(
          "SIMD stays off for {} for now: after {} s it was no faster than plain Java",
          name,
          TIMEOUT.toSeconds());
    }
  }

  private void tryAgainLater() {
    pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE);
    worked.set(0);
    begun.set(false);
  }

  /** The minimum time of some runs; fewer if the end is reached. */
  private long least(Runnable work, long end) {
    long least = time(work);
    for (int i = 1; i < RUNS && clock.getAsLong() < end; i++) {
      least = Math.min(least, time(work));
    }
    return least;
  }

  private long time(Runnable run) {
    long from = clock.getAsLong();
    run.run();
    return clock.getAsLong() - from;
  }
}
