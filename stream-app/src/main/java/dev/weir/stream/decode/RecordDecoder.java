package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterReason;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes a topic's values. Invalid bytes are rejected; registry failures are handled by {@link
 * SchemaFaults}.
 *
 * @param <T> the type of the values
 * @param deserializer of the values
 * @param topic the topic's name
 * @param faults handles failures of the registry
 */
public record RecordDecoder<T>(Deserializer<T> deserializer, String topic, SchemaFaults faults) {
  /**
   * Decodes a value.
   *
   * @param bytes null: a record without a value, which is rejected
   * @throws RejectedException if the bytes cannot be decoded
   */
  public T decode(byte[] bytes) throws RejectedException {
    if (bytes == null) {
      throw new RejectedException(DeadLetterReason.UNDECODABLE, "the record has no value");
    }
    return faults.read(deserializer, topic, bytes);
  }
}
