package dev.weir.modelregistry.publish;

import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Removes single records of {@code models}, whatever their keys and values: writes a tombstone with
 * the same key bytes to the record's partition.
 */
public final class RecordRemover implements AutoCloseable {
  private final String topic;
  private final TopicReader<String, byte[]> reader;
  private final ModelWriter writer;

  /**
   * Connects on first use.
   *
   * @param settings Kafka's for clients
   */
  public RecordRemover(Map<String, ?> settings, TopicNames topics) {
    topic = topics.name(Topic.MODELS);
    reader = new TopicReader<>(settings, RecordRemover::key, new ByteArrayDeserializer());
    writer = new ModelWriter(settings, StandardCharsets.ISO_8859_1);
  }

  /** Each byte is a character of this encoding, so keys are preserved. */
  private static @Nullable String key(String topic, byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The latest record of a key on a partition. */
  private record Slot(String key, TopicPartition partition) {}

  /**
   * Removes records.
   *
   * @param what their key, or the location of one: partition@offset
   * @return the locations of the removed records, as partition@offset
   * @throws PublishException if there are none
   */
  public List<String> remove(String what) {
    List<Map.Entry<Slot, Long>> found =
        latest().entrySet().stream().filter(each -> isMeant(what, each)).toList();
    if (found.isEmpty()) {
      throw new PublishException(
          "%s has no record with the key or at the location '%s'"
              .formatted(topic, TextSanitizer.fit(what)));
    }
    found.forEach(each -> writer.remove(each.getKey().partition(), each.getKey().key()));
    return found.stream().map(RecordRemover::place).sorted().toList();
  }

  /** The key of the latest record at a location, if there is one. */
  public Optional<String> key(String place) {
    return latest().entrySet().stream()
        .filter(each -> place(each).equals(place))
        .map(each -> text(each.getKey()))
        .findFirst();
  }

  /** The offset of each key's latest record, without tombstones. */
  private Map<Slot, Long> latest() {
    Map<Slot, Long> latest = new HashMap<>();
    reader.readAll(topic, each -> take(each, latest));
    return latest;
  }

  private static void take(ConsumerRecord<String, byte[]> each, Map<Slot, Long> latest) {
    if (each.key() == null) {
      return;
    }
    Slot slot = new Slot(each.key(), new TopicPartition(each.topic(), each.partition()));
    if (each.value() == null) {
      latest.remove(slot);
    } else {
      latest.put(slot, each.offset());
    }
  }

  private static boolean isMeant(String what, Map.Entry<Slot, Long> each) {
    return what.equals(text(each.getKey())) || what.equals(place(each));
  }

  private static String place(Map.Entry<Slot, Long> each) {
    return each.getKey().partition().partition() + "@" + each.getValue();
  }

  private static String text(Slot slot) {
    return new String(slot.key().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
  }
}
