package dev.weir.stream.inputs;

import dev.weir.inputs.CheckReport;
import dev.weir.inputs.InputCheck;
import dev.weir.inputs.InputRecord;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.schemas.topics.TopicReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Tries mappings on the newest records of their topics, and on the oldest.
 *
 * @param clients settings of Kafka's clients
 * @param registry settings of the registry's client
 * @param newest how many of the newest records of a topic are tried
 * @param oldest how many of the oldest
 */
public record InputTrial(Map<?, ?> clients, Map<String, Object> registry, int newest, int oldest) {
  /** Enough to see what the records are, and little enough for a start. */
  private static final int MOST_RECORDS = 100;

  private static final long MOST_BYTES = 16 << 20;

  /** A trial on the newest records only, for a start. */
  public InputTrial(Map<?, ?> clients, Map<String, Object> registry) {
    this(clients, registry, MOST_RECORDS, 0);
  }

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
          .map(mapping -> InputCheck.of(mapping, schemas, records(reader, mapping)))
          .toList();
    }
  }

  private List<InputRecord> records(TopicReader<byte[], byte[]> reader, InputMapping mapping) {
    List<TopicPartition> partitions =
        MissingTopicException.ofInput(mapping.name(), () -> reader.partitions(mapping.topic()));
    Map<TopicPartition, Long> beginnings = reader.beginnings(partitions);
    Map<TopicPartition, Long> ends = reader.ends(partitions);
    Map<TopicPartition, Long> firstEnds = new HashMap<>();
    Map<TopicPartition, Long> starts = new HashMap<>();
    int old = Math.ceilDiv(oldest, partitions.size());
    int recent = Math.ceilDiv(newest, partitions.size());
    for (TopicPartition each : partitions) {
      long end = ends.get(each);
      firstEnds.put(each, Math.min(end, beginnings.get(each) + old));
      starts.put(each, Math.max(firstEnds.get(each), end - recent));
    }
    List<InputRecord> found = new ArrayList<>();
    long[] bytes = {0};
    reader.readBetween(beginnings, firstEnds, record -> take(record, found, bytes));
    bytes[0] = 0;
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
