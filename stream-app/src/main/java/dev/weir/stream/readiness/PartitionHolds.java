package dev.weir.stream.readiness;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * Input partitions that are not read for a while because enough of their records are in flight.
 * Thread-safe.
 */
public final class PartitionHolds {
  private final Set<TopicPartition> held = ConcurrentHashMap.newKeySet();
  private final AtomicInteger holds = new AtomicInteger();

  /** Stops the reading of a partition at its consumer's next poll. */
  public void hold(TopicPartition partition) {
    if (held.add(partition)) {
      holds.incrementAndGet();
    }
  }

  /** Resumes the reading of a partition. */
  public void release(TopicPartition partition) {
    held.remove(partition);
  }

  /** Whether a partition is not read. */
  public boolean isHeld(TopicPartition partition) {
    return held.contains(partition);
  }

  /** Incremented for each partition that is no longer read. */
  int count() {
    return holds.get();
  }
}
