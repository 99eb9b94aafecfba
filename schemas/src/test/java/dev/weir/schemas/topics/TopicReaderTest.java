package dev.weir.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final MockConsumer<String, String> consumer = new MockConsumer<>("none");
  private final TopicReader<String, String> reader =
      new TopicReader<>(consumer, Duration.ofMillis(50));
  private final List<String> values = new ArrayList<>();

  TopicReaderTest() {
    Node[] none = {};
    consumer.updatePartitions("t", List.of(new PartitionInfo("t", 0, Node.noNode(), none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void shouldReadUpToTheEndAtTheStart() {
    // Given one record more, written meanwhile
    deliver("a", "b", "late");

    // When
    reader.readAll("t", record -> values.add(record.value()));

    // Then
    assertThat(values).containsExactly("a", "b");
  }

  @Test
  void shouldReadBetweenOffsets() {
    // Given
    consumer.updateEndOffsets(Map.of(PARTITION, 4L));
    deliver("a", "b", "c", "d");

    // When
    reader.readBetween(
        Map.of(PARTITION, 1L, new TopicPartition("t", 1), 0L),
        Map.of(PARTITION, 3L, new TopicPartition("t", 1), 0L),
        record -> values.add(record.value()));

    // Then
    assertThat(values).containsExactly("b", "c");
  }

  @Test
  void shouldStopIfKafkaDeliversNothing() {
    assertThatThrownBy(() -> reader.readAll("t", record -> values.add(record.value())))
        .isInstanceOf(TopicReadException.class)
        .hasMessageContainingAll("t-0", "no progress");
  }

  @Test
  void shouldNameATopicThatDoesNotExist() {
    assertThatThrownBy(() -> reader.readAll("other", record -> values.add(record.value())))
        .isInstanceOf(MissingTopicException.class)
        .hasMessage("topic other does not exist; './weir topics apply' creates what is missing");
  }

  @Test
  void shouldNameWhatCouldNotBeRead() {
    // Given
    consumer.setPollException(new KafkaException("broker away"));

    // When, then
    assertThatThrownBy(() -> reader.readAll("t", record -> values.add(record.value())))
        .isInstanceOf(TopicReadException.class)
        .hasMessage("cannot read [t-0]: broker away");
  }

  @Test
  void shouldLetAnInterruptThrough() {
    // Given
    InterruptException interrupt = new InterruptException("interrupted");
    consumer.setPollException(interrupt);

    // When, then
    assertThatThrownBy(() -> reader.readAll("t", record -> values.add(record.value())))
        .isSameAs(interrupt);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldReadCommittedRecordsWithoutAGroupWhateverTheClientsSettings() {
    // When
    Map<String, Object> settings =
        TopicReader.settings(
            Map.of(
                "bootstrap.servers", "kafka:9092",
                "group.id", "g",
                "group.instance.id", "i",
                "auto.offset.reset", "latest",
                "isolation.level", "read_uncommitted",
                "enable.auto.commit", "true",
                "default.api.timeout.ms", 1_000));

    // Then
    assertThat(settings)
        .containsOnly(
            Map.entry("bootstrap.servers", "kafka:9092"),
            Map.entry("auto.offset.reset", "none"),
            Map.entry("isolation.level", "read_committed"),
            Map.entry("enable.auto.commit", false),
            Map.entry("allow.auto.create.topics", false),
            Map.entry("default.api.timeout.ms", 1_000));
  }

  /** Delivers records from offset 0 on with the first poll. */
  private void deliver(String... all) {
    consumer.schedulePollTask(
        () -> {
          for (int i = 0; i < all.length; i++) {
            consumer.addRecord(new ConsumerRecord<>("t", 0, i, "key", all[i]));
          }
        });
  }
}
