package dev.weir.stream.progress;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects stuck stream threads: a record whose decoding or scoring never ends blocks its partitions
 * for good, while everything else appears healthy.
 */
public final class StallDetector {
  private static final Logger LOG = LoggerFactory.getLogger(StallDetector.class);

  private final long limit;
  private final LongSupplier clock;
  private final Map<ThreadProgress, Observation> pulses = new ConcurrentHashMap<>();

  /**
   * The last change of a pulse.
   *
   * @param at nanoseconds of the clock
   * @param told whether the stall has been logged
   */
  private record Observation(long beats, long at, boolean told) {}

  /**
   * Starts without threads.
   *
   * @param limit how long a thread may process one record; zero: for ever
   * @param clock monotonic, in nanoseconds
   */
  public StallDetector(Duration limit, LongSupplier clock) {
    this.limit = limit.toNanos();
    this.clock = clock;
  }

  /** Registers a thread's pulse; {@link #end} removes it. */
  public ThreadProgress begin() {
    ThreadProgress pulse = new ThreadProgress();
    pulses.put(pulse, new Observation(pulse.count(), clock.getAsLong(), false));
    return pulse;
  }

  /** Removes the pulse of a thread that has ended. */
  public void end(ThreadProgress pulse) {
    pulses.remove(pulse);
  }

  /**
   * Whether a thread has made no progress for longer than the limit, compared with earlier calls;
   * call it regularly.
   */
  public boolean hasStopped() {
    boolean stopped = false;
    for (ThreadProgress pulse : pulses.keySet()) {
      Observation seen = pulses.computeIfPresent(pulse, this::check);
      stopped |= seen != null && seen.told();
    }
    return stopped;
  }

  private Observation check(ThreadProgress pulse, Observation last) {
    long now = clock.getAsLong();
    long beats = pulse.count();
    if (beats != last.beats()) {
      return new Observation(beats, now, false);
    }
    if (limit == 0 || last.told() || now - last.at() <= limit) {
      return last;
    }
    LOG.error(
        "{} has made no progress for {} s (liveness.timeout): /health/live fails from now on, so"
            + " that the process is restarted; if it hangs there again, inspect that record",
        pulse.place(),
        Duration.ofNanos(now - last.at()).toSeconds());
    return new Observation(beats, last.at(), true);
  }
}
