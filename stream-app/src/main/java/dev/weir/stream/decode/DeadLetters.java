package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ForeignHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes dead letters: the original key, value and headers, as far as they are not too large, and
 * why and whence in further headers. Their Kafka time is now: retention counts from there.
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
  private final OutputSettings settings;

  /** Makes the dead letters of a task. */
  public DeadLetters(ProcessorContext<?, ?> context, OutputSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** Makes the dead letter of the record that is being processed. */
  public Record<byte[], byte[]> of(Record<byte[], byte[]> record, RejectedException why) {
    long now = context.currentSystemTimeMs();
    StringBuilder detail = new StringBuilder();
    byte[] value = value(record, detail);
    Headers headers = headers(record, detail);
    DeadLetterHeaders.writeReplays(headers, DeadLetterHeaders.replays(record.headers()));
    DeadLetterHeaders.write(
        headers, letter(why.reason(), detail.append(why.getMessage()).toString(), now));
    return new Record<>(record.key(), value, now, headers);
  }

  private byte[] value(Record<byte[], byte[]> record, StringBuilder detail) {
    byte[] value = record.value();
    if (value == null || value.length <= settings.valueMaxBytes()) {
      return value;
    }
    detail.append("the value of %d bytes is left out; ".formatted(value.length));
    return null;
  }

  private Headers headers(Record<byte[], byte[]> record, StringBuilder detail) {
    if (!settings.headerCopy().toDeadLetters()) {
      return new RecordHeaders();
    }
    Headers foreign = ForeignHeaders.of(record.headers());
    long bytes = ForeignHeaders.bytes(foreign);
    if (bytes <= settings.headersMaxBytes()) {
      return foreign;
    }
    detail.append("%d bytes of headers are left out; ".formatted(bytes));
    return new RecordHeaders();
  }

  private DeadLetter letter(DeadLetterReason reason, String detail, long now) {
    RecordMetadata origin = context.recordMetadata().orElse(NOWHERE);
    return new DeadLetter(
        reason,
        detail,
        origin.topic(),
        origin.partition(),
        origin.offset(),
        Instant.ofEpochMilli(now));
  }
}
