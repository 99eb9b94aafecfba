package dev.weir.stream.progress;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
  private final Supplier<Set<TopicPartition>> own;
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
  }

  /**
   * Creates a watch.
   *
   * @param limit how long lag may grow without a commit; zero: for ever
   * @param own the partitions that this instance reads now
   */
  public CommitMonitor(Duration limit, Supplier<Set<TopicPartition>> own) {
    this(limit, own, System::nanoTime);
  }

  CommitMonitor(Duration limit, Supplier<Set<TopicPartition>> own, LongSupplier clock) {
    this.limit = limit.toNanos();
    this.own = own;
    this.clock = clock;
  }

  /** Whether the readable lag has grown for longer than the limit while nothing was committed. */
  public boolean hasStopped() {
    return stopped;
  }

  /** Processes the positions of all partitions of the input topics. */
  public void update(Map<TopicPartition, Position> positions) {
    long now = clock.getAsLong();
    Set<TopicPartition> mine = own.get();
    long read = 0;
    long behind = 0;
    for (TopicPartition partition : mine) {
      Position position = positions.get(partition);
      if (position != null) {
        read += position.committed();
        // Behind an open transaction of a producer there is nothing that a new process could read.
        behind += Math.max(0, position.readable() - position.committed());
      }
    }
    boolean standsStill =
        mine.equals(last) && read == committed && behind > lag && now - lookedAt <= MAX_GAP;
    lookedAt = now;
    if (!standsStill) {
      begin(now, mine, read, behind);
    } else if (limit > 0 && now - since > limit && !stopped) {
      stopped = true;
      LOG.error(
          "nothing of {} has been committed for {} s (liveness.timeout), and the lag has grown from"
              + " {} to {} records: /health/live fails from now on, so that the process is"
              + " restarted",
          mine,
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
