package dev.weir.schemas;

import java.util.OptionalInt;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Where a deserializer has its writers' schemas from. A registry that answers for all ids but one
 * is not broken: to wait for it, or to stop, would let one record stop all others.
 */
public interface SchemaSource {
  /** An id that the registry gave out; empty before the first one. */
  OptionalInt knownId();

  /** Whether records of a topic with this schema id were undecodable when they came last. */
  boolean isRefused(String topic, int schemaId);

  /**
   * Finds out whether the registry fails for one id alone, and takes the records that have it for
   * undecodable then: for a minute, after which it is asked once more. Asks three times in turn for
   * another id and for this one.
   *
   * @param failure why a schema could not be fetched
   * @param otherId an id that the registry gave out, if any is known
   * @return whether records with the schema id are now undecodable
   */
  boolean refuseIfAlone(String topic, RegistryUnavailableException failure, OptionalInt otherId);

  /**
   * Reads a record beside the stream, where nothing is waited for.
   *
   * @throws UndecodableException if it is none, or the registry fails for its schema id alone
   * @throws RegistryUnavailableException if the registry cannot be asked
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

  /** The same, with null for what cannot be decoded. */
  static <T> @Nullable T readOrNull(Deserializer<T> deserializer, String topic, byte[] bytes) {
    try {
      return read(deserializer, topic, bytes);
    } catch (UndecodableException e) {
      return null;
    }
  }
}
