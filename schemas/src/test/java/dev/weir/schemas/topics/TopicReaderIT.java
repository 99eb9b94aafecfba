package dev.weir.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.KafkaSandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicReaderIT {
  private static final TopicPartition PARTITION = new TopicPartition("read", 0);
  private static final byte[] VALUE = {1};

  private static KafkaSandbox kafka;
  private static Instant sent;
  private static Map<String, Object> clients;

  @BeforeAll
  static void start() throws Exception {
    sent = Instant.now().minusSeconds(3_600);
    kafka = KafkaSandbox.start();
    clients = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (Admin admin = Admin.create(clients);
        Producer<String, byte[]> producer = producer()) {
      new ClusterTopics(admin).create(List.of(new NewTopic("read", 1, (short) 1)));
      send(producer, "a", "b");
      producer.commitTransaction();
      send(producer, "aborted");
      producer.abortTransaction();
    }
  }

  private static Producer<String, byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put("transactional.id", "reader-test");
    Producer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static void send(Producer<String, byte[]> producer, String... keys) throws Exception {
    producer.beginTransaction();
    for (String key : keys) {
      producer.send(new ProducerRecord<>("read", 0, sent.toEpochMilli(), key, VALUE)).get();
    }
  }

  @AfterAll
  static void close() {
    kafka.close();
  }

  @Test
  void shouldReadToTheEndThoughTheLastRecordsWereAborted() {
    // Given
    List<String> keys = new ArrayList<>();

    // When
    try (TopicReader<String, byte[]> reader = TopicReader.ofText(clients)) {
      reader.readAll("read", each -> keys.add(each.key()));

      // Then: 2 records, a marker, an aborted record and its marker
      assertThat(reader.ends(List.of(PARTITION))).containsEntry(PARTITION, 5L);
      assertThat(reader.isPast(PARTITION, 5)).isTrue();
      assertThat(reader.offsetsAt(List.of(PARTITION), sent.minusSeconds(1)))
          .containsEntry(PARTITION, 0L);
      assertThat(reader.offsetsAt(List.of(PARTITION), Instant.now())).isEmpty();
    }
    assertThat(keys).containsExactly("a", "b");
  }

  @Test
  void shouldNotJumpOverRecordsThatWereDeleted() throws Exception {
    // Given
    TopicPartition partition = new TopicPartition("deleted", 0);
    try (Admin admin = Admin.create(clients);
        Producer<String, byte[]> producer =
            new KafkaProducer<>(clients, new StringSerializer(), new ByteArraySerializer());
        TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(clients)) {
      new ClusterTopics(admin).create(List.of(new NewTopic("deleted", 1, (short) 1)));
      producer.send(new ProducerRecord<>("deleted", "a", VALUE)).get();
      producer.send(new ProducerRecord<>("deleted", "b", VALUE)).get();
      var _ = admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1))).all().get();

      // When, then
      assertThatThrownBy(
              () -> reader.readBetween(Map.of(partition, 0L), Map.of(partition, 2L), each -> {}))
          .isInstanceOf(TopicReadException.class)
          .hasMessageContaining("deleted-0");
    }
  }

  @Test
  void shouldNotCreateATopicThatDoesNotExist() throws Exception {
    try (Admin admin = Admin.create(clients);
        TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(clients)) {
      // When, then
      assertThatThrownBy(() -> reader.readAll("none", each -> {}))
          .hasMessageStartingWith("topic none does not exist");
      assertThat(admin.listTopics().names().get()).doesNotContain("none");
    }
  }
}
