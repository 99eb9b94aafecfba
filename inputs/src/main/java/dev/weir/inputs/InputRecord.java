package dev.weir.inputs;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is in its topic.
 *
 * @param topic the topic's full name
 * @param partition its partition
 * @param offset its offset there
 * @param timestamp Kafka's, milliseconds since the epoch
 * @param key its bytes, or null
 * @param value its bytes, or null; not copied
 * @param headers of the record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record InputRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers) {

  /** A record of a consumer. */
  public static InputRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new InputRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** The id of a record that has none: the same whenever it is read again. */
  public String positionId() {
    return topic + "-" + partition + "-" + offset;
  }
}
