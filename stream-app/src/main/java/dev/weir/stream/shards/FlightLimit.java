package dev.weir.stream.shards;

import dev.weir.stream.readiness.PartitionHolds;
import org.apache.kafka.common.TopicPartition;

/**
 * Bounds the records of a partition that are in flight: beyond {@value #MOST_RECORDS} records, or
 * 32 MiB of them with their answers, the partition is not read until half of them are answered.
 * Records that were fetched before are still taken.
 *
 * @param holds stops consumers
 * @param partition of {@code images}
 */
record FlightLimit(PartitionHolds holds, TopicPartition partition) {
  static final int MOST_RECORDS = 1_000;
  private static final long MOST_BYTES = 32L << 20;

  /** Holds or releases the partition. */
  void update(WaitingImageStore waiting) {
    int records = waiting.size();
    long bytes = waiting.bytes();
    if (records >= MOST_RECORDS || bytes >= MOST_BYTES) {
      holds.hold(partition);
    } else if (records <= MOST_RECORDS / 2 && bytes <= MOST_BYTES / 2) {
      holds.release(partition);
    }
  }

  /** Leaves the partition to another instance. */
  void close() {
    holds.release(partition);
  }
}
