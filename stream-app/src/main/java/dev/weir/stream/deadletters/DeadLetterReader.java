package dev.weir.stream.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.TopicReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all committed records of {@code dead-letters} up to its current end. */
public final class DeadLetterReader {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReader.class);

  private final Map<String, Object> clients;
  private final String topic;

  /** Takes the settings of Kafka's clients. */
  public DeadLetterReader(Map<String, Object> clients, TopicNames topics) {
    this.clients = clients;
    topic = topics.name(Topic.DEAD_LETTERS);
  }

  /**
   * Reads the letters that match a filter. A letter with unreadable headers is skipped, with a
   * warning that names its position.
   *
   * @throws dev.weir.schemas.topics.MissingTopicException if the topic does not exist
   * @throws dev.weir.schemas.topics.TopicReadException if Kafka does not deliver it
   */
  public DeadLetterSelection read(DeadLetterFilter filter) {
    List<DeadLetterEntry> found = new ArrayList<>();
    Set<RecordOffset> replayed = new HashSet<>();
    try (TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(clients)) {
      reader.readAll(topic, message -> take(message, filter, found, replayed));
    }
    found.sort(
        Comparator.comparingInt((DeadLetterEntry letter) -> letter.position().partition())
            .thenComparingLong(letter -> letter.position().offset()));
    return new DeadLetterSelection(found, replayed);
  }

  /** A damaged letter stays in the topic and does not hide others. */
  private static void take(
      ConsumerRecord<byte[], byte[]> message,
      DeadLetterFilter filter,
      List<DeadLetterEntry> found,
      Set<RecordOffset> replayed) {
    try {
      Optional<String> note = note(message);
      if (note.isPresent()) {
        replayed.add(RecordOffset.parse(note.get()));
        return;
      }
      DeadLetterHeaders.read(message.headers())
          .filter(filter::matches)
          .ifPresent(why -> found.add(new DeadLetterEntry(message, why)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      LOG.warn(
          "Skipped an unreadable dead letter at {}: {}",
          new RecordOffset(message.partition(), message.offset()),
          e.getMessage());
    }
  }

  /**
   * The letter that a replay note refers to. A note has no key, value or reason: the header alone
   * may come from an input, since letters used to copy it.
   */
  private static Optional<String> note(ConsumerRecord<byte[], byte[]> message) {
    Header note = message.headers().lastHeader(DeadLetterHeaders.REPLAYED);
    if (note == null
        || message.key() != null
        || message.value() != null
        || message.headers().lastHeader(DeadLetterHeaders.REASON) != null) {
      return Optional.empty();
    }
    return Optional.of(note.value() == null ? "" : new String(note.value(), UTF_8));
  }
}
