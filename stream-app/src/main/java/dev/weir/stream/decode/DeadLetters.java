package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes dead letters: the original key, value and headers, and why and whence in further headers.
 */
public final class DeadLetters {
  private static final RecordMetadata NOWHERE =
      new RecordMetadata() {
        @Override
        public String topic() {
          return "";
        }

        @Override
        public int partition() {
          return -1;
        }

        @Override
        public long offset() {
          return -1;
        }
      };

  private final ProcessorContext<?, ?> context;
  private final int maxBytes;

  /**
   * Makes the dead letters of a task.
   *
   * @param maxBytes a value with more bytes is left out, so that the broker takes the record
   */
  public DeadLetters(ProcessorContext<?, ?> context, int maxBytes) {
    this.context = context;
    this.maxBytes = maxBytes;
  }

  /** Makes the dead letter of the record that is being processed. */
  public Record<byte[], byte[]> of(Record<byte[], byte[]> record, RejectedException why) {
    byte[] value = record.value();
    String detail = String.valueOf(why.getMessage());
    if (value != null && value.length > maxBytes) {
      detail = "the value of %d bytes is left out; ".formatted(value.length) + detail;
      value = null;
    }
    return record.withValue(value).withHeaders(headers(record, why.reason(), detail));
  }

  private Headers headers(Record<byte[], byte[]> record, DeadLetterReason reason, String detail) {
    RecordMetadata origin = context.recordMetadata().orElse(NOWHERE);
    Headers headers = new RecordHeaders(record.headers());
    DeadLetterHeaders.write(
        headers,
        new DeadLetter(
            reason,
            detail,
            origin.topic(),
            origin.partition(),
            origin.offset(),
            Instant.ofEpochMilli(context.currentSystemTimeMs())));
    return headers;
  }
}
