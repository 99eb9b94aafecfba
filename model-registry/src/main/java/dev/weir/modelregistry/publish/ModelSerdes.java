package dev.weir.modelregistry.publish;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads and writes the values of the topics {@code models} and {@code model-chunks}.
 *
 * @param chunks for {@code model-chunks}
 * @param models for {@code models}
 */
record ModelSerdes(AvroSerde<ModelChunk> chunks, AvroSerde<SpecificRecord> models)
    implements AutoCloseable {

  ModelSerdes(Map<String, ?> settings) {
    this(
        AvroSerde.create(ModelChunk.class, naming(settings, Topic.MODEL_CHUNKS)),
        AvroSerde.create(SpecificRecord.class, naming(settings, Topic.MODELS)));
  }

  /** Subjects are named as the topic requires, regardless of the settings. */
  private static Map<String, Object> naming(Map<String, ?> settings, Topic topic) {
    Map<String, Object> named = new HashMap<>(settings);
    named.put(AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, topic.subjectNaming().strategy());
    return named;
  }

  @Override
  public void close() {
    chunks.close();
    models.close();
  }
}
