package dev.weir.letters;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One dead letter: the record as it came, why it was refused, and how often it was sent again. */
public final class Letter {
  private final ConsumerRecord<byte[], byte[]> message;
  private final DeadLetter why;

  Letter(ConsumerRecord<byte[], byte[]> message, DeadLetter why) {
    this.message = message;
    this.why = why;
  }

  /** Where it lies on {@code dead-letters}. */
  public Position position() {
    return new Position(message.partition(), message.offset());
  }

  /** Why it was refused, whence and when. */
  public DeadLetter why() {
    return why;
  }

  /** The original key. */
  public byte @Nullable [] key() {
    return message.key();
  }

  /** The original value; null where it had none or was too large to be kept. */
  public byte @Nullable [] value() {
    return message.value();
  }

  /** The original headers and those of {@link DeadLetterHeaders}. */
  public Headers headers() {
    return message.headers();
  }

  /** How often it had been sent again before it was refused this time. */
  public int replays() {
    return DeadLetterHeaders.replays(headers());
  }
}
