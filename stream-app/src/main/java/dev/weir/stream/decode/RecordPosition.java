package dev.weir.stream.decode;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The position of a record.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 */
public record RecordPosition(String topic, int partition, long offset) implements RecordMetadata {}
