package dev.weir.stream.inputs;

import dev.weir.stream.config.RecordTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Kafka's timestamp of a record as it is, since it may be the event time: reprocessing must read
 * the same. It is not copied to an internal topic unless it is in the past.
 */
public final class InputTime implements TimestampExtractor {
  private final RecordTime withoutTime = new RecordTime();

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0
        ? record.timestamp()
        : withoutTime.extract(record, partitionTime);
  }
}
