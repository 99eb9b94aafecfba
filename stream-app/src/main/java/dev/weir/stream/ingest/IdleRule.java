package dev.weir.stream.ingest;

import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.stream.state.EntryTimestamps;
import java.time.Duration;

/**
 * Decides when an idle source may restart its signal at any index: when it has sent nothing new for
 * the idle time, by this machine's clock and by event times or, if those do not advance, by the
 * arrival times of pieces.
 */
final class IdleRule {
  /** Idle times after which a source is forgotten regardless of event times. */
  private static final int STANDS_STILL = 2;

  private final long idle;

  IdleRule(Duration idle) {
    this.idle = idle.toMillis();
  }

  /**
   * The rule by which sources of readings are forgotten, which begin anew by their event times
   * alone: a source that is behind the others of its partition by up to the idle time must find its
   * samples as it does when all of this is read again.
   */
  IdleRule later() {
    return new IdleRule(Duration.ofMillis(2 * idle));
  }

  /**
   * Whether a source is to be forgotten; all times in milliseconds since the epoch.
   *
   * @param source newest event time and last use
   * @param streamTime the newest event time of its partition
   * @param kafkaTime when the newest piece of its partition arrived
   * @param now this machine's clock
   */
  boolean isIdle(EntryTimestamps source, long streamTime, long kafkaTime, long now) {
    return source.expired(streamTime, now, idle)
        || (now - source.firstSeen() > idle
            && kafkaTime - source.firstSeen() > STANDS_STILL * idle);
  }

  /**
   * Whether a piece restarts its source's signal. If it overlaps settled samples, its event time
   * alone decides: in a backlog the clock does not show the silence.
   *
   * @param arrived when the piece arrived, milliseconds since the epoch
   * @param now this machine's clock, milliseconds since the epoch
   */
  boolean isRestart(SignalState kept, Segment piece, long arrived, long now) {
    boolean goesBack =
        piece.start() < kept.frontier() && piece.lastTime() - kept.eventTime() > idle;
    return goesBack
        || isIdle(
            new EntryTimestamps(kept.eventTime(), kept.used()), piece.lastTime(), arrived, now);
  }
}
