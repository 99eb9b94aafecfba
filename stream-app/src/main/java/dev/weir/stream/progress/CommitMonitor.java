package dev.weir.stream.progress;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that this instance reads records but never commits them. It is fed with the brokers'
 * positions every few seconds.
 */
public final class CommitMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(CommitMonitor.class);

  /**
   * After a pause in the brokers' answers the measurement restarts: no commit was possible
   * meanwhile.
   */
  private static final long MAX_GAP = Duration.ofSeconds(15).toNanos();

  private final long limit;
  private final LongSupplier clock;
  private Set<TopicPartition> last = Set.of();
  private long committed;
  private long lag;
  private long since;
  private long lookedAt;
  private volatile boolean stopped;

  /**
   * How far a partition has been read.
   *
   * @param committed the offset that is read next
   * @param readable the first offset that cannot be read yet: the end, or the start of the first
   *     open transaction
   * @param end the offset behind the last record, whether its transaction is open or not
   */
  public record Position(long committed, long readable, long end) {

    /** The number of uncommitted records, including those that cannot be read yet. */
    public long lag() {
      return Math.max(0, end - committed);
    }

    /** Behind an open transaction of a producer there is nothing that a new process could read. */
    private long readableLag() {
      return Math.max(0, readable - committed);
    }
  }

  /**
   * Creates a watch.
   *
   * @param limit how long lag may grow without a commit; zero: for ever
   * @param clock monotonic, in nanoseconds
   */
  public CommitMonitor(Duration limit, LongSupplier clock) {
    this.limit = limit.toNanos();
    this.clock = clock;
  }

  /** Whether the readable lag has grown for longer than the limit while nothing was committed. */
  public boolean hasStopped() {
    return stopped;
  }

  /** Processes the positions of the partitions that this instance reads now. */
  public void update(Map<TopicPartition, Position> positions) {
    long now = clock.getAsLong();
    long read = positions.values().stream().mapToLong(Position::committed).sum();
    long behind = positions.values().stream().mapToLong(Position::readableLag).sum();
    boolean standsStill =
        positions.keySet().equals(last)
            && read == committed
            && behind > lag
            && now - lookedAt <= MAX_GAP;
    lookedAt = now;
    if (!standsStill) {
      begin(now, positions.keySet(), read, behind);
    } else if (limit > 0 && now - since > limit && !stopped) {
      stopped = true;
      LOG.error(
          "nothing of {} has been committed for {} s (liveness.timeout), and the lag has grown from"
              + " {} to {} records: /health/live fails from now on, so that the process is"
              + " restarted",
          last,
          Duration.ofNanos(now - since).toSeconds(),
          lag,
          behind);
    }
  }

  private void begin(long now, Set<TopicPartition> mine, long read, long behind) {
    last = Set.copyOf(mine);
    committed = read;
    lag = behind;
    since = now;
    stopped = false;
  }
}
