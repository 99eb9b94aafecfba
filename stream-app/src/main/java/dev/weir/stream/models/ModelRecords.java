package dev.weir.stream.models;

import java.util.Map;

/** The records of {@code models}, the latest of each key. */
@FunctionalInterface
public interface ModelRecords {
  /**
   * Returns them as they are now, raw.
   *
   * @throws org.apache.kafka.common.KafkaException if they cannot be read yet; try again later
   */
  Map<String, byte[]> snapshot();
}
