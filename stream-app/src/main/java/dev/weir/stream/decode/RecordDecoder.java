package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.UndecodableException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes a topic's values: bad bytes are rejected, an unavailable registry is waited for.
 *
 * @param <T> the type of the values
 */
public final class RecordDecoder<T> {
  private final Deserializer<T> deserializer;
  private final String topic;
  private final Retry retry;

  public RecordDecoder(Deserializer<T> deserializer, String topic, Retry retry) {
    this.deserializer = deserializer;
    this.topic = topic;
    this.retry = retry;
  }

  /**
   * Decodes a value.
   *
   * @param bytes null: a record without a value, which is rejected
   * @throws RejectedException if the bytes are no such record
   */
  public T decode(byte[] bytes) throws RejectedException {
    if (bytes == null) {
      throw new RejectedException(DeadLetterReason.UNDECODABLE, "the record has no value");
    }
    try {
      return retry.call(() -> deserializer.deserialize(topic, bytes));
    } catch (UndecodableException e) {
      throw new RejectedException(DeadLetterReason.UNDECODABLE, e.getMessage());
    }
  }
}
