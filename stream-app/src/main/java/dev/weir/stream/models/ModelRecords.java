package dev.weir.stream.models;

import java.util.Map;

/** The records of {@code models}, the latest of each key. */
@FunctionalInterface
public interface ModelRecords {
  /**
   * Returns them as they are now, raw.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if they cannot be read now:
   *     the stream is still starting, or stopping
   */
  Map<String, byte[]> snapshot();
}
