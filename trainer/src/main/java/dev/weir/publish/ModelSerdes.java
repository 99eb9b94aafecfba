package dev.weir.publish;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Reads and writes the values of the topics {@code models} and {@code model-chunks}. */
final class ModelSerdes implements AutoCloseable {
  private final AvroSerde<ModelChunk> chunks;
  private final AvroSerde<SpecificRecord> models;

  ModelSerdes(Map<String, ?> settings) {
    chunks = AvroSerde.create(ModelChunk.class, naming(settings, Topic.MODEL_CHUNKS));
    models = AvroSerde.create(SpecificRecord.class, naming(settings, Topic.MODELS));
  }

  AvroSerde<ModelChunk> chunks() {
    return chunks;
  }

  AvroSerde<SpecificRecord> models() {
    return models;
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
