package dev.weir.stream.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class AccuracyReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition("accuracy", 0);

  private final AccuracyView accuracyView = new AccuracyView(Duration.ofDays(1), 0.999);

  @Test
  void shouldBeginAgainAfterAFailureAndPassOverWhatIsNoWindow() {
    // Given a consumer whose creation fails at first
    MockConsumer<byte[], byte[]> consumer = consumer();
    var attempts = List.of(1, 2).iterator();

    // When
    try (AccuracyReader reader =
        new AccuracyReader(
            () -> next(attempts, consumer),
            decoder(),
            "accuracy",
            accuracyView,
            Duration.ofMillis(50))) {
      reader.start();

      // Then
      await().atMost(Duration.ofMinutes(2)).until(reader::isCurrent);
      assertThat(accuracyView.figures())
          .singleElement()
          .satisfies(figures -> assertThat(figures.labelled()).isEqualTo(12));
    }
    assertThat(consumer.closed()).isTrue();
  }

  private static MockConsumer<byte[], byte[]> next(
      Iterator<Integer> attempts, MockConsumer<byte[], byte[]> consumer) {
    if (attempts.next() == 1) {
      throw new IllegalStateException("no broker");
    }
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    Node[] none = {};
    consumer.updatePartitions(
        "accuracy", List.of(new PartitionInfo("accuracy", 0, Node.noNode(), none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 4L));
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(0, new byte[] {12}));
          consumer.addRecord(record(1, null));
          consumer.addRecord(record(2, new byte[0]));
          consumer.addRecord(
              new ConsumerRecord<>("accuracy", 0, 3, "m/2/champion/0".getBytes(UTF_8), null));
        });
    return consumer;
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>("accuracy", 0, offset, new byte[0], value);
  }

  /** Uses the first byte as the number of labels. */
  private static Deserializer<AccuracyWindow> decoder() {
    return (topic, bytes) -> {
      if (bytes.length == 0) {
        throw new UndecodableException("it is empty");
      }
      return AccuracyWindow.newBuilder()
          .setModel("m")
          .setVersion("1")
          .setRole("champion")
          .setWindowStart(Instant.EPOCH)
          .setWindowEnd(Instant.EPOCH.plusSeconds(60))
          .setLabelled(bytes[0])
          .setCorrect(bytes[0])
          .setAccuracy(1)
          .setLower(0)
          .setUpper(1)
          .setConfusion(List.of())
          .build();
    };
  }
}
