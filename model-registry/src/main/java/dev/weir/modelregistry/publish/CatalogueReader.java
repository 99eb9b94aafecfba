package dev.weir.modelregistry.publish;

import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.TopicReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topic {@code models} from its start to its current end. */
public final class CatalogueReader implements AutoCloseable {
  private final String topic;
  private final ModelSerdes serdes;
  private final TopicReader<String, byte[]> reader;

  /**
   * Connects on first use.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   */
  public CatalogueReader(Map<String, ?> settings, TopicNames topics) {
    topic = topics.name(Topic.MODELS);
    serdes = new ModelSerdes(settings);
    reader = TopicReader.ofText(settings);
  }

  /**
   * Reads what is currently published. Unusable records are skipped and listed in the catalogue.
   *
   * @throws dev.weir.schemas.topics.MissingTopicException if the topic does not exist
   * @throws dev.weir.schemas.topics.TopicReadException if Kafka does not respond
   */
  public ModelCatalogue read() {
    Map<String, ConsumerRecord<String, byte[]>> latest = new LinkedHashMap<>();
    reader.readAll(
        topic,
        each -> {
          if (each.key() != null) {
            latest.put(each.key(), each);
          }
        });
    CatalogueBuilder catalogue =
        new CatalogueBuilder(
            each -> SchemaSource.read(serdes.models().deserializer(), topic, each.value()));
    latest.values().forEach(catalogue::add);
    return catalogue.build();
  }

  @Override
  public void close() {
    reader.close();
    serdes.close();
  }
}
