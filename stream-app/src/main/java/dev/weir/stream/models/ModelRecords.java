package dev.weir.stream.models;

import java.util.Map;

/** The records of {@code models}, the latest of each key. */
@FunctionalInterface
public interface ModelRecords {
  /**
   * Returns a snapshot of the raw records.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if they cannot be read now
   *     because the stream is starting or stopping
   */
  Map<String, byte[]> snapshot();
}
