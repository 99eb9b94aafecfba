package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.schemas.UndecodableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic {@code models} from its start to its present end. */
public final class CatalogueReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CatalogueReader.class);

  private final String topic;
  private final ModelSerdes serdes;
  private final TopicReader reader;

  /**
   * Connects nothing yet.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   */
  public CatalogueReader(Map<String, ?> settings, Topics topics) {
    topic = topics.name(Topic.MODELS);
    serdes = new ModelSerdes(settings);
    reader = new TopicReader(settings);
  }

  /**
   * Reads what is published now.
   *
   * @throws PublishException if there is no such topic, or Kafka does not answer
   */
  public ModelCatalogue read() {
    Map<String, ConsumerRecord<String, byte[]>> latest = new LinkedHashMap<>();
    reader.readAll(
        reader.partitions(topic),
        each -> {
          if (each.key() != null) {
            latest.put(each.key(), each);
          }
        });
    SortedMap<String, ModelManifest> manifests = new TreeMap<>();
    SortedMap<String, ModelAssignment> assignments = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> each : latest.values()) {
      switch (decode(each)) {
        case ModelManifest manifest when isKey(each, manifest) ->
            manifests.put(each.key(), manifest);
        case ModelAssignment assignment when each.key().equals(assignment.getRoute()) ->
            assignments.put(each.key(), assignment);
        case null -> {}
        default -> log.warn("Passed over a record that does not fit its key: {}", place(each));
      }
    }
    return new ModelCatalogue(manifests, assignments);
  }

  private static boolean isKey(ConsumerRecord<String, byte[]> each, ModelManifest manifest) {
    return each.key().equals(ModelKeys.manifest(manifest.getName(), manifest.getVersion()));
  }

  /** The record, or null if it is a tombstone or cannot be read. */
  private SpecificRecord decode(ConsumerRecord<String, byte[]> each) {
    try {
      return SchemaSource.read(serdes.models().deserializer(), topic, each.value());
    } catch (UndecodableException e) {
      log.warn("Passed over a record that cannot be read: {}", place(each), e);
      return null;
    }
  }

  private static String place(ConsumerRecord<String, byte[]> each) {
    return "%s-%d offset %d".formatted(each.topic(), each.partition(), each.offset());
  }

  @Override
  public void close() {
    reader.close();
    serdes.close();
  }
}
