package dev.weir.trainer.history;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SchemaSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The labels from the topic {@code labels}, by record. */
final class TopicLabels {
  private final Deserializer<LabelRecord> deserializer;
  private final RecordShare sample;
  private final Map<RecordId, LastLabel> labels = new HashMap<>();
  private long read;
  private long unusable;

  /**
   * Starts without labels.
   *
   * @param sample share of the records whose labels are kept
   */
  TopicLabels(Deserializer<LabelRecord> deserializer, RecordShare sample) {
    this.deserializer = deserializer;
    this.sample = sample;
  }

  /** Adds a label; returns false if it is not kept. */
  boolean add(ConsumerRecord<String, byte[]> record) {
    read++;
    LabelRecord label = SchemaSource.readOrNull(deserializer, record.topic(), record.value());
    if (label == null
        || !label.getSource().equals(record.key())
        || RecordFault.ofNames(label).isPresent()) {
      unusable++;
      return false;
    }
    RecordId id = new RecordId(label.getSource(), label.getRecordId());
    if (!sample.takes(id)) {
      return false;
    }
    labels
        .computeIfAbsent(id, it -> new LastLabel())
        .add(label.getLabel(), RecordPosition.of(record));
    return true;
  }

  @Nullable LastLabel of(RecordId id) {
    return labels.get(id);
  }

  long read() {
    return read;
  }

  long unusable() {
    return unusable;
  }
}
