package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SchemaSource;
import java.util.Arrays;
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
  boolean add(ConsumerRecord<byte[], byte[]> record) {
    LabelRecord label = SchemaSource.readOrNull(deserializer, record.topic(), record.value());
    boolean isKeyed =
        label != null && Arrays.equals(label.getSource().getBytes(UTF_8), record.key());
    return add(isKeyed ? label : null, RecordPosition.of(record));
  }

  /** Adds a label that a record of the team's own has; returns false if it is not kept. */
  boolean addOwn(RecordDecoder<LabelRecord> decoder, ConsumerRecord<byte[], byte[]> record) {
    LabelRecord label;
    try {
      label = decoder.decode(record);
    } catch (UnmappableException e) {
      label = null;
    }
    return add(label, RecordPosition.of(record));
  }

  private boolean add(@Nullable LabelRecord label, RecordPosition arrival) {
    read++;
    if (label == null || RecordFault.ofNames(label).isPresent()) {
      unusable++;
      return false;
    }
    RecordId id = new RecordId(label.getSource(), label.getRecordId());
    if (!sample.takes(id)) {
      return false;
    }
    labels.computeIfAbsent(id, it -> new LastLabel()).add(label.getLabel(), arrival);
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
