package dev.weir.stream.decode;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
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
 */
public record RecordSerdes(
    Serde<SignalRecord> signals,
    Serde<ImageRecord> images,
    Serde<LabelRecord> labels,
    Serde<Prediction> predictions,
    Serde<AccuracyWindow> accuracy,
    Serde<DriftEvent> drift,
    Serde<SpecificRecord> models,
    Serde<ModelChunk> chunks)
    implements AutoCloseable {

  /** Creates them from the settings of the registry's client. */
  public static RecordSerdes of(Map<String, Object> registry) {
    Map<String, Object> severalTypes = new TreeMap<>(registry);
    severalTypes.put(
        AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, Topic.MODELS.subjectNaming().strategy());
    return new RecordSerdes(
        AvroSerde.create(SignalRecord.class, registry),
        AvroSerde.create(ImageRecord.class, registry),
        AvroSerde.create(LabelRecord.class, registry),
        AvroSerde.create(Prediction.class, registry),
        AvroSerde.create(AccuracyWindow.class, registry),
        AvroSerde.create(DriftEvent.class, registry),
        AvroSerde.create(SpecificRecord.class, severalTypes),
        AvroSerde.create(ModelChunk.class, registry));
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
  }
}
