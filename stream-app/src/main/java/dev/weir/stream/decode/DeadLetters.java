package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Creates dead letters: the original key, value and headers within their size limits, and
 * additional headers with reason and origin. Their Kafka timestamp is the current time, from which
 * retention counts.
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

  /** Creates the dead letters of a task. */
  public DeadLetters(ProcessorContext<?, ?> context, OutputSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** Creates the dead letter of the current record. */
  public Record<byte[], byte[]> of(Record<byte[], byte[]> record, RejectedException why) {
    long now = context.currentSystemTimeMs();
    LetterContent content = LetterContent.of(record, settings);
    Headers headers = content.headers();
    DeadLetterHeaders.writeReplays(headers, DeadLetterHeaders.replays(record.headers()));
    String detail = LetterContent.cut(content.leftOut() + why.getMessage());
    DeadLetterHeaders.write(headers, letter(why.reason(), detail, now));
    return new Record<>(content.key(), content.value(), now, headers);
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
