package dev.weir.stream.models;

import org.apache.kafka.common.TopicPartition;

/**
 * Where a chunk lies.
 *
 * @param partition its partition
 * @param offset its offset there
 */
record ChunkPosition(TopicPartition partition, long offset) {}
