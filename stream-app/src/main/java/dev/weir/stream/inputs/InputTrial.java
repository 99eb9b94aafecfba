package dev.weir.stream.inputs;

import dev.weir.inputs.CheckReport;
import dev.weir.inputs.InputCheck;
import dev.weir.inputs.InputRecord;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.topics.TopicReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Tries mappings on the newest records of their topics.
 *
 * @param clients settings of Kafka's clients
 * @param registry settings of the registry's client
 */
public record InputTrial(Map<?, ?> clients, Map<String, Object> registry) {
  /** Enough to see what the records are, and little enough for a start. */
  private static final int MOST_RECORDS = 100;

  private static final long MOST_BYTES = 16 << 20;

  /**
   * Tries mappings.
   *
   * @return a report for each
   * @throws dev.weir.schemas.topics.MissingTopicException if a topic does not exist
   * @throws dev.weir.schemas.topics.TopicReadException if Kafka does not deliver one
   * @throws dev.weir.schemas.RegistryUnavailableException if the registry cannot be reached
   * @throws IllegalArgumentException if a schema file is unusable; the message is for users
   */
  public List<CheckReport> run(List<InputMapping> mappings) {
    try (SchemaFetcher schemas = new SchemaFetcher();
        TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(clients)) {
      schemas.configure(registry);
      return mappings.stream()
          .map(mapping -> InputCheck.of(mapping, schemas, newest(reader, mapping.topic())))
          .toList();
    }
  }

  private static List<InputRecord> newest(TopicReader<byte[], byte[]> reader, String topic) {
    List<TopicPartition> partitions = reader.partitions(topic);
    Map<TopicPartition, Long> beginnings = reader.beginnings(partitions);
    Map<TopicPartition, Long> ends = reader.ends(partitions);
    int each = Math.ceilDiv(MOST_RECORDS, partitions.size());
    Map<TopicPartition, Long> starts = new HashMap<>();
    ends.forEach(
        (partition, end) -> starts.put(partition, Math.max(beginnings.get(partition), end - each)));
    List<InputRecord> found = new ArrayList<>();
    long[] bytes = {0};
    reader.readBetween(starts, ends, record -> take(record, found, bytes));
    return found;
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, List<InputRecord> found, long[] bytes) {
    bytes[0] += record.value() == null ? 0 : record.value().length;
    if (found.isEmpty() || bytes[0] <= MOST_BYTES) {
      found.add(InputRecord.of(record));
    }
  }
}
