package dev.weir.stream.progress;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs inputs that are blocked by a producer's open transaction. Until such a transaction ends,
 * brokers deliver no record after its first one, whoever wrote it; to consumers the partition
 * appears idle. Receives the brokers' positions every few seconds, from one thread.
 */
public final class OpenTransactionMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactionMonitor.class);

  /** Longer than a producer that waits for nothing keeps a transaction open. */
  private static final long LIMIT = Duration.ofSeconds(30).toNanos();

  private static final long WARN_INTERVAL = Duration.ofMinutes(10).toNanos();
  private static final int MOST_NAMED = 5;

  private final LongSupplier clock;
  private final Map<TopicPartition, StalledPosition> holds = new HashMap<>();
  private final Map<TopicPartition, Long> told = new HashMap<>();

  private record StalledPosition(long offset, long since) {}

  /**
   * Creates a watch.
   *
   * @param clock monotonic, in nanoseconds
   */
  public OpenTransactionMonitor(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Processes the positions of the partitions that this instance reads now; other instances log
   * theirs.
   */
  public void update(Map<TopicPartition, CommitMonitor.Position> positions) {
    long now = clock.getAsLong();
    holds.keySet().retainAll(positions.keySet());
    positions.forEach((partition, position) -> track(partition, position, now));
    List<TopicPartition> due =
        holds.entrySet().stream()
            .filter(hold -> now - hold.getValue().since() > LIMIT)
            .map(Map.Entry::getKey)
            .filter(partition -> isDue(partition, now))
            .sorted(
                Comparator.comparing(TopicPartition::topic)
                    .thenComparingInt(TopicPartition::partition))
            .toList();
    if (!due.isEmpty()) {
      due.forEach(partition -> told.put(partition, now));
      warn(due, now);
    }
  }

  private void track(TopicPartition partition, CommitMonitor.Position position, long now) {
    if (position.readable() >= position.end()) {
      holds.remove(partition);
      return;
    }
    StalledPosition before = holds.get(partition);
    if (before == null || before.offset() != position.readable()) {
      holds.put(partition, new StalledPosition(position.readable(), now));
    }
  }

  private boolean isDue(TopicPartition partition, long now) {
    Long before = told.get(partition);
    return before == null || now - before > WARN_INTERVAL;
  }

  private void warn(List<TopicPartition> held, long now) {
    String named =
        held.stream()
            .limit(MOST_NAMED)
            .map(partition -> text(partition, holds.get(partition), now))
            .collect(Collectors.joining(", "));
    int more = held.size() - MOST_NAMED;
    LOG.warn(
        "input is blocked, {}{}: a producer has an open transaction there, and brokers deliver"
            + " nothing after its first record until the producer or its transaction.timeout.ms"
            + " ends it; nothing is lost. 'kafka-transactions.sh describe-producers' lists the"
            + " producers",
        named,
        more > 0 ? " and in %d more partitions".formatted(more) : "");
  }

  private static String text(TopicPartition partition, StalledPosition hold, long now) {
    return "%s from offset %d on for %d s"
        .formatted(partition, hold.offset(), Duration.ofNanos(now - hold.since()).toSeconds());
  }
}
