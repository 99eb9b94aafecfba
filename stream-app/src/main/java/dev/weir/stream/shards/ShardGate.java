package dev.weir.stream.shards;

import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.readiness.PartitionHolds;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a task's requests in Kafka until its part of the champions is loaded, however long that
 * takes, so that the thread's other tasks go on. A request of an earlier or later version is
 * awaited as any record is.
 */
final class ShardGate {
  private final PartitionHolds holds;
  private final TopicPartition partition;
  private final List<String> routes;

  /**
   * Closes the gate.
   *
   * @param partition of the requests; its number is that of the part
   * @param routes whose champions must be loaded; none: the gate opens at once
   */
  ShardGate(PartitionHolds holds, TopicPartition partition, List<String> routes) {
    this.holds = holds;
    this.partition = partition;
    this.routes = routes;
    holds.hold(partition);
  }

  /**
   * Opens the gate if the parts are loaded; it stays open.
   *
   * @param now milliseconds since the epoch
   */
  void update(LiveModels live, long now) {
    if (holds.isHeld(partition) && routes.stream().allMatch(route -> isLoaded(route, live, now))) {
      holds.release(partition);
    }
  }

  private boolean isLoaded(String route, LiveModels live, long now) {
    return live.champion(route, now)
        .filter(
            champion ->
                champion.model() instanceof ShardedWnn split
                    && split.held(partition.partition()).isPresent())
        .isPresent();
  }

  /** Leaves the partition to another instance. */
  void close() {
    holds.release(partition);
  }
}
