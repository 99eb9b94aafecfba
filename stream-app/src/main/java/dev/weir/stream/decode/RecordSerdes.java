package dev.weir.stream.decode;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.json.RecordFormat;
import dev.weir.stream.config.MonitoringKeys;
import dev.weir.stream.config.ScoringKeys;
import dev.weir.stream.config.WeirConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * The serdes of the topics, shared by all threads.
 *
 * @param signals of {@code signals}
 * @param images of {@code images}
 * @param labels of {@code labels}
 * @param predictions of {@code predictions}
 * @param accuracy of {@code accuracy}
 * @param drift of {@code drift-events}
 * @param models of {@code models}, which carries several types
 * @param chunks of {@code model-chunks}
 * @param schemas of records of a team's own topics
 */
public record RecordSerdes(
    Serde<SignalRecord> signals,
    Serde<ImageRecord> images,
    Serde<LabelRecord> labels,
    Serde<Prediction> predictions,
    Serde<AccuracyWindow> accuracy,
    Serde<DriftEvent> drift,
    Serde<SpecificRecord> models,
    Serde<ModelChunk> chunks,
    SchemaFetcher schemas)
    implements AutoCloseable {

  /** Creates those of an application, which writes its outputs in the configured formats. */
  public static RecordSerdes of(WeirConfig config) {
    return of(
        config.registryProperties(),
        config.get(ScoringKeys.PREDICTIONS_FORMAT),
        config.get(MonitoringKeys.ACCURACY_FORMAT));
  }

  /** Creates them from the settings of the registry's client, with outputs in Avro. */
  public static RecordSerdes of(Map<String, Object> registry) {
    return of(registry, RecordFormat.AVRO, RecordFormat.AVRO);
  }

  private static RecordSerdes of(
      Map<String, Object> registry, RecordFormat predictions, RecordFormat accuracy) {
    Map<String, Object> severalTypes = new TreeMap<>(registry);
    severalTypes.put(
        AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, Topic.MODELS.subjectNaming().strategy());
    return new RecordSerdes(
        AvroSerde.create(SignalRecord.class, registry),
        AvroSerde.create(ImageRecord.class, registry),
        AvroSerde.create(LabelRecord.class, registry),
        predictions.serde(Prediction.class, registry),
        accuracy.serde(AccuracyWindow.class, registry),
        AvroSerde.create(DriftEvent.class, registry),
        AvroSerde.create(SpecificRecord.class, severalTypes),
        AvroSerde.create(ModelChunk.class, registry),
        fetcher(registry));
  }

  private static SchemaFetcher fetcher(Map<String, Object> registry) {
    SchemaFetcher schemas = new SchemaFetcher();
    schemas.configure(registry);
    return schemas;
  }

  /** The deserializers of all topics. */
  public List<? extends Deserializer<?>> deserializers() {
    return all().stream().map(Serde::deserializer).toList();
  }

  private List<Serde<?>> all() {
    return List.of(signals, images, labels, predictions, accuracy, drift, models, chunks);
  }

  @Override
  public void close() {
    all().forEach(Serde::close);
    schemas.close();
  }
}
