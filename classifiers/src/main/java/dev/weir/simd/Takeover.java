package dev.weir.simd;

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
 * When the SIMD twin of one kind of computation takes over from the plain one, in the whole
 * process. Until vectors are compiled they are far slower than plain Java, and to compile them
 * takes a second or two: a small job is over by then. So the plain twin works until that much has
 * been done; then both twins run on a copy of its input in the background, until the SIMD twin is
 * the faster one. Where it is not within some time the plain twin stays, and SIMD is tried again
 * after much more work: a machine may have been too busy to compile it.
 */
public final class Takeover {

  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

  /**
   * Multiplications and additions that the plain twin does before SIMD is compiled, all threads
   * together: they take about as long as the compiler. Counted, not timed, as on a busy machine
   * time tells little of the work.
   */
  static final long WORK = 2_000_000_000L;

  /** After so long a try is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** After a try in vain so many times the work is done before the next one. */
  static final int PAUSE_GROWTH = 16;

  /** The work between tries stops growing here, at about an hour of one thread. */
  static final long LONGEST_PAUSE = WORK * PAUSE_GROWTH * PAUSE_GROWTH * PAUSE_GROWTH;

  /**
   * The least time of so many runs is compared. Nothing makes a run faster than it is, but other
   * work on the machine makes most runs slower.
   */
  static final int RUNS = 10;

  /** At most one of all warms up at a time. */
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
   * @param name what is computed, for the log
   */
  public Takeover(String name) {
    this(name, BACKGROUND, System::nanoTime);
  }

  Takeover(String name, Executor background, LongSupplier clock) {
    this.name = name;
    this.background = background;
    this.clock = clock;
  }

  /** One that never happens. */
  static Takeover never() {
    Takeover never = new Takeover("nothing");
    never.begun.set(true);
    return never;
  }

  /** Whether so much work is worth SIMD from the start: where all of it is known beforehand. */
  public static boolean paysFor(double operations) {
    return operations >= WORK;
  }

  /** Whether the SIMD twin is to be used. */
  public boolean isDone() {
    return done;
  }

  /**
   * Counts work of the plain twin.
   *
   * @param operations multiplications with their additions, about
   * @return true when {@link #warmUp} is to be called: once, and again after a try in vain
   */
  boolean isDue(long operations) {
    return !begun.get()
        && worked.addAndGet(operations) >= pause
        && begun.compareAndSet(false, true);
  }

  /**
   * Runs both twins in the background until SIMD is faster, and then has it take over.
   *
   * @param plain one piece of work, on memory of its own
   * @param simd the same piece
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

  /** Plain is measured anew each time, as the machine may have become busier or idle. */
  private boolean becomesFaster(Runnable plain, Runnable simd) {
    long end = clock.getAsLong() + PATIENCE.toNanos();
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
          PATIENCE.toSeconds());
    }
  }

  private void tryAgainLater() {
    pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE);
    worked.set(0);
    begun.set(false);
  }

  /** The least time of some runs, fewer where they would go on after the end. */
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
