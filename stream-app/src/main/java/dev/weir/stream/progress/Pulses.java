package dev.weir.stream.progress;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream threads' pulses, and whether one has stopped: a record whose decoding or scoring does
 * not end holds up its partitions for good, while everything else looks fine.
 */
public final class Pulses {
  private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);

  private final long limit;
  private final LongSupplier clock;
  private final Map<Pulse, Seen> pulses = new ConcurrentHashMap<>();

  /**
   * How often a pulse had beaten when that last changed.
   *
   * @param at nanoseconds of the clock
   * @param told whether the log says that it stands still
   */
  private record Seen(long beats, long at, boolean told) {}

  /**
   * Creates none.
   *
   * @param limit how long a thread may have one record in hand; zero: for ever
   */
  public Pulses(Duration limit) {
    this(limit, System::nanoTime);
  }

  Pulses(Duration limit, LongSupplier clock) {
    this.limit = limit.toNanos();
    this.clock = clock;
  }

  /** A thread's pulse, to be given back by {@link #end}. */
  public Pulse begin() {
    Pulse pulse = new Pulse();
    pulses.put(pulse, new Seen(pulse.beats(), clock.getAsLong(), false));
    return pulse;
  }

  /** Forgets the pulse of a thread that has ended. */
  public void end(Pulse pulse) {
    pulses.remove(pulse);
  }

  /**
   * Looks whether a thread has stood still for longer than the limit, between this look and one
   * before; to be called again and again.
   */
  public boolean hasStopped() {
    boolean stopped = false;
    for (Pulse pulse : pulses.keySet()) {
      Seen seen = pulses.computeIfPresent(pulse, this::look);
      stopped |= seen != null && seen.told();
    }
    return stopped;
  }

  private Seen look(Pulse pulse, Seen last) {
    long now = clock.getAsLong();
    long beats = pulse.beats();
    if (beats != last.beats()) {
      return new Seen(beats, now, false);
    }
    if (limit == 0 || last.told() || now - last.at() <= limit) {
      return last;
    }
    LOG.error(
        "{} has not got on for {} s (liveness.timeout): /health/live says so, so that the process"
            + " is started again; if it comes to stand there again, look at that record",
        pulse.place(),
        Duration.ofNanos(now - last.at()).toSeconds());
    return new Seen(beats, last.at(), true);
  }
}
