package dev.weir.stream.readiness;

import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that a consumer cannot read: of one record, or of the rest of a batch.
 *
 * @param partition of the offsets
 * @param first the first offset
 * @param next the first readable offset after them, as far as known
 * @param why the failure at the first one
 */
record UnreadableSpan(TopicPartition partition, long first, long next, Throwable why) {

  /** For messages. */
  String place() {
    return next == first + 1
        ? "the record at offset %d of %s".formatted(first, partition)
        : "the records at offsets %d to %d of %s".formatted(first, next - 1, partition);
  }
}
