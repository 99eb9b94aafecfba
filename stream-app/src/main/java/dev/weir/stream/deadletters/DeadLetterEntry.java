package dev.weir.stream.deadletters;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter: the original record, why it was refused, and how often it was replayed.
 *
 * @param message the record of {@code dead-letters}
 * @param why the reason, the origin and the time of the refusal
 */
public record DeadLetterEntry(ConsumerRecord<byte[], byte[]> message, DeadLetter why) {
  /** Its position on {@code dead-letters}. */
  public RecordOffset position() {
    return new RecordOffset(message.partition(), message.offset());
  }

  /** The original key. */
  public byte @Nullable [] key() {
    return message.key();
  }

  /** The original value; null if it had none or was too large to keep. */
  public byte @Nullable [] value() {
    return message.value();
  }

  /** The original headers and those of {@link DeadLetterHeaders}. */
  public Headers headers() {
    return message.headers();
  }

  /** How often the record had been replayed before this refusal. */
  public int replays() {
    return DeadLetterHeaders.replays(headers());
  }
}
