package dev.weir.schemas;

import java.util.OptionalInt;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The source of a deserializer's writer schemas. A registry that responds for all ids but one is
 * not down: waiting or stopping would let one record block all others.
 */
public interface SchemaSource {
  /** An id that the registry has resolved; empty before the first one. */
  OptionalInt knownId();

  /**
   * Whether reading a message requests its schema id from the registry: no thread has read the id
   * on this topic, as far as remembered, and it was not refused a moment ago.
   */
  boolean mustAsk(String topic, byte[] message);

  /** Whether records of a topic with this schema id were undecodable most recently. */
  boolean isRefused(String topic, int schemaId);

  /**
   * Finds out whether the registry fails for one id alone; if so, records with that id are
   * undecodable for a minute, until the next retry. Requests another id and this one alternately,
   * three times.
   *
   * @param failure why a schema could not be fetched
   * @param otherId an id that the registry has resolved, if known
   * @return whether records with the schema id are now undecodable
   */
  boolean refuseIfAlone(String topic, RegistryUnavailableException failure, OptionalInt otherId);

  /**
   * Reads a record outside the stream, without waiting for the registry.
   *
   * @throws UndecodableException if it is not a valid record, or the registry fails for its schema
   *     id alone
   * @throws RegistryUnavailableException if the registry cannot be reached
   */
  static <T> T read(Deserializer<T> deserializer, String topic, byte[] bytes) {
    try {
      return deserializer.deserialize(topic, bytes);
    } catch (RegistryUnavailableException e) {
      if (deserializer instanceof SchemaSource source
          && source.refuseIfAlone(topic, e, OptionalInt.empty())) {
        return deserializer.deserialize(topic, bytes);
      }
      throw e;
    }
  }

  /** As {@link #read}, but null for an undecodable record. */
  static <T> @Nullable T readOrNull(Deserializer<T> deserializer, String topic, byte[] bytes) {
    try {
      return read(deserializer, topic, bytes);
    } catch (UndecodableException e) {
      return null;
    }
  }
}
