package dev.weir.cli.demo;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records that a demo sends, and their true classes. Record {@code i} of MNIST-1D has the id
 * {@code mnist1d-i} and one of ten sources.
 *
 * @param topic the records' topic
 * @param ids of the records
 * @param sources of the records
 * @param places of the ids among them
 * @param classes the names of the classes
 * @param size number of records
 * @param classOf the class of each
 * @param records creates each record
 */
record GroundTruth(
    Topic topic,
    List<String> ids,
    List<String> sources,
    Map<String, Integer> places,
    List<String> classes,
    int size,
    IntUnaryOperator classOf,
    RecordFactory records) {

  private static final int SOURCES = 10;

  GroundTruth {
    ids = List.copyOf(ids);
    sources = List.copyOf(sources);
    Map<String, Integer> byId = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      byId.put(ids.get(i), i);
    }
    places = Map.copyOf(byId);
  }

  /** Creates a record without a label. */
  interface RecordFactory {
    SpecificRecord of(String id, String source, Instant time, int index);
  }

  static GroundTruth of(LabelledSignals signals) {
    return new GroundTruth(
        Topic.SIGNALS,
        ids("mnist1d-", signals.size()),
        sources("sensor-", SOURCES, signals.size()),
        Map.of(),
        signals.classes(),
        signals.size(),
        index -> signals.labels()[index],
        (id, source, time, index) -> SignalRecord.of(id, source, time, signals.signals()[index]));
  }

  static GroundTruth of(GreyImages images) {
    return new GroundTruth(
        Topic.IMAGES,
        ids("image-", images.size()),
        sources("camera-", SOURCES, images.size()),
        Map.of(),
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

  private static List<String> ids(String prefix, int size) {
    return IntStream.range(0, size).mapToObj(index -> prefix + index).toList();
  }

  /** Sources in turn. */
  static List<String> sources(String prefix, int count, int size) {
    return IntStream.range(0, size).mapToObj(index -> prefix + index % count).toList();
  }

  /** The same records under other ids and sources. */
  GroundTruth named(List<String> otherIds, List<String> otherSources) {
    return new GroundTruth(
        topic, otherIds, otherSources, Map.of(), classes, size, classOf, records);
  }

  String id(int index) {
    return ids.get(index);
  }

  String source(int index) {
    return sources.get(index);
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
    Integer index = places.get(recordId);
    if (index == null) {
      throw new DemoFailure("a prediction for a record that was never sent: '" + recordId + "'");
    }
    return index;
  }
}
