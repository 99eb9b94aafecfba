package dev.weir.modelregistry.chunks;

import org.apache.kafka.common.TopicPartition;

/**
 * The position of a chunk.
 *
 * @param partition its partition
 * @param offset its offset there
 */
record ChunkPosition(TopicPartition partition, long offset) {
  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
