package dev.weir.cli.demo;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records that a demo sends, and their true classes. Record {@code i} of MNIST-1D has the id
 * {@code mnist1d-i} and one of ten sources.
 *
 * @param topic the records' topic
 * @param id prefix of ids
 * @param sources prefix of sources
 * @param classes the names of the classes
 * @param size number of records
 * @param classOf the class of each
 * @param records creates each record
 */
record GroundTruth(
    Topic topic,
    String id,
    String sources,
    List<String> classes,
    int size,
    IntUnaryOperator classOf,
    RecordFactory records) {

  private static final int SOURCES = 10;

  /** Creates a record without a label. */
  interface RecordFactory {
    SpecificRecord of(String id, String source, Instant time, int index);
  }

  static GroundTruth of(LabelledSignals signals) {
    return new GroundTruth(
        Topic.SIGNALS,
        "mnist1d-",
        "sensor-",
        signals.classes(),
        signals.size(),
        index -> signals.labels()[index],
        (id, source, time, index) -> SignalRecord.of(id, source, time, signals.signals()[index]));
  }

  static GroundTruth of(GreyImages images) {
    return new GroundTruth(
        Topic.IMAGES,
        "image-",
        "camera-",
        images.classNames(),
        images.size(),
        images::label,
        (id, source, time, index) ->
            new ImageRecord(
                id,
                source,
                time,
                images.width(),
                images.height(),
                ByteBuffer.wrap(images.image(index)),
                null));
  }

  String id(int index) {
    return id + index;
  }

  String source(int index) {
    return sources + index % SOURCES;
  }

  SpecificRecord record(int index, Instant time) {
    return records.of(id(index), source(index), time, index);
  }

  LabelRecord labelRecord(int index, String label, Instant time) {
    return new LabelRecord(source(index), id(index), time, label);
  }

  String label(int index) {
    return classes.get(classOf.applyAsInt(index));
  }

  /** The index of a record of the demo; throws if the id is not one. */
  int index(String recordId) {
    if (recordId.startsWith(id)) {
      int index = Integer.parseInt(recordId.substring(id.length()));
      if (index < size) {
        return index;
      }
    }
    throw new DemoFailure("a prediction for a record that was never sent: '" + recordId + "'");
  }
}
