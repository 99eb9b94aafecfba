package dev.weir.stream.models;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * Reads the global store of a running Kafka Streams instance.
 *
 * @param streams running or about to be
 * @param storeName the store's name
 */
public record StoreModelRecords(KafkaStreams streams, String storeName) {
  /**
   * Returns the latest record of each key.
   *
   * @throws InvalidStateStoreException if they cannot be read now because the stream is starting or
   *     stopping
   */
  public Map<String, byte[]> snapshot() {
    Map<String, byte[]> records = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store()) {
      entries.forEachRemaining(entry -> records.put(Utils.utf8(entry.key.get()), entry.value));
    }
    return records;
  }

  private KeyValueIterator<Bytes, byte[]> store() {
    if (!streams.state().isRunningOrRebalancing()) {
      throw new InvalidStateStoreException("the stream is in state " + streams.state());
    }
    return streams
        .store(
            StoreQueryParameters.fromNameAndType(
                storeName, QueryableStoreTypes.<Bytes, byte[]>keyValueStore()))
        .all();
  }
}
