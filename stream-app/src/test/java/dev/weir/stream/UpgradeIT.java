package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.Topic;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application of this version continues with the topics, model, state and offsets of an older
 * commit's version, after all of its instances were stopped, on a separate broker.
 */
class UpgradeIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Written by {@link UpgradeRecorderIT} on that commit. */
  private static final String OLD_STATE = "upgrade/9caad69.bin";

  private static final int AGAIN = 10;
  private static final int LABELLED_SINCE = 20;

  private static final Set<String> CATALOGUE =
      Arrays.stream(Topic.values()).map(Topic::baseName).collect(Collectors.toSet());

  @TempDir Path stateDir;

  @Test
  void shouldGoOnWithWhatAnOlderVersionLeftBehind() throws Exception {
    try (Cluster cluster = Cluster.startAlone(Map.of())) {
      // given
      TopicDump old = load();
      restore(cluster, old);

      // when, then
      shouldGoOn(cluster, Instant.ofEpochMilli(old.takenAt()));
    }
  }

  @Test
  void shouldGoOnWithTheLocalStateOfAnOlderVersion() throws Exception {
    try (Cluster cluster = Cluster.startAlone(Map.of())) {
      // given folders of local state, and no records in Kafka to restore them from
      TopicDump old = LocalState.withDeletableChangelogs(load());
      restore(cluster, old);
      LocalState.write(old, stateDir, cluster.topics.prefix());
      deleteChangelogs(cluster, old);

      // when, then
      shouldGoOn(cluster, Instant.ofEpochMilli(old.takenAt()));
    }
  }

  private static void deleteChangelogs(Cluster cluster, TopicDump dump) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (TopicDump.Topic topic : dump.topics()) {
      for (int p = 0; LocalState.isChangelog(topic) && p < topic.partitions().size(); p++) {
        all.put(
            new TopicPartition(cluster.topics.prefix() + topic.name(), p),
            RecordsToDelete.beforeOffset(-1));
      }
    }
    try (Admin admin = cluster.admin()) {
      admin.deleteRecords(all).all().get();
    }
  }

  private void shouldGoOn(Cluster cluster, Instant begin) throws Exception {
    List<Prediction> made = cluster.predictions();

    // when
    try (WeirApplication weir =
        new WeirApplication(cluster.config(stateDir, UpgradeScenario.settings()))) {
      weir.start();
      await().atMost(TIMEOUT).until(weir::isReady);
      sendMore(cluster, begin);

      // then no record is lost or predicted twice, and existing predictions are kept
      Set<String> expected = expected();
      await()
          .atMost(TIMEOUT)
          .untilAsserted(() -> assertThat(ids(cluster.predictions())).containsAll(expected));
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(TruthIT.get(weir, "/metrics"))
                      .contains(
                          "weir_records_total{outcome=\"duplicate\",route=\"rest\"} "
                              + AGAIN
                              + ".0"));
      List<Prediction> all = cluster.predictions();
      assertThat(all).hasSize(expected.size()).containsAll(made);
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).hasSize(1);

      // and every label is joined, including those that waited
      await().atMost(TIMEOUT).untilAsserted(() -> assertCounts(weir, all));
    }
  }

  private static void sendMore(Cluster cluster, Instant begin) {
    for (int id = 0; id < AGAIN; id++) {
      cluster.send(UpgradeScenario.signal(begin, id));
    }
    for (int id = UpgradeScenario.EARLY; id < UpgradeScenario.EARLY_END; id++) {
      cluster.send(UpgradeScenario.signal(begin, id));
    }
    cluster.send(
        UpgradeScenario.piece(begin, UpgradeScenario.SAMPLES_SEEN, UpgradeScenario.SAMPLES));
    for (int id = UpgradeScenario.JOINED + 1; id <= LABELLED_SINCE; id++) {
      cluster.label(UpgradeScenario.source(id), id, UpgradeScenario.truth(id));
    }
  }

  private static void assertCounts(WeirApplication weir, List<Prediction> all) throws Exception {
    Map<String, String> said = new HashMap<>();
    all.forEach(prediction -> said.put(prediction.getRecordId(), prediction.getLabel()));
    long labelled = 0;
    long correct = 0;
    for (int id = 0; id < UpgradeScenario.EARLY_END; id++) {
      if (id <= LABELLED_SINCE || id >= UpgradeScenario.EARLY) {
        labelled++;
        correct += UpgradeScenario.truth(id).equals(said.get("r" + id)) ? 1 : 0;
      }
    }
    JsonNode version = JSON.readTree(TruthIT.get(weir, "/api/accuracy")).path("versions").path(0);
    assertThat(version.path("labelled").asLong()).isEqualTo(labelled);
    assertThat(version.path("correct").asLong()).isEqualTo(correct);
  }

  private static Set<String> expected() {
    Set<String> ids = new TreeSet<>();
    for (int id = 0; id < UpgradeScenario.EARLY_END; id++) {
      if (id < UpgradeScenario.PREDICTED + UpgradeScenario.UNREAD || id >= UpgradeScenario.EARLY) {
        ids.add("r" + id);
      }
    }
    int last = UpgradeScenario.SAMPLES - UpgradeScenario.WINDOW;
    for (int at = 0; at <= last; at += UpgradeScenario.STRIDE) {
      ids.add(UpgradeScenario.MACHINE + "@" + at + "+" + UpgradeScenario.WINDOW);
    }
    return ids;
  }

  private static Set<String> ids(List<Prediction> predictions) {
    return predictions.stream()
        .map(Prediction::getRecordId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TopicDump load() throws Exception {
    try (InputStream file = UpgradeIT.class.getClassLoader().getResourceAsStream(OLD_STATE)) {
      return TopicDump.read(file);
    }
  }

  private static void restore(Cluster cluster, TopicDump dump) throws Exception {
    Map<Integer, Integer> ids = register(cluster, dump);
    Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    try (Admin admin = cluster.admin();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      for (TopicDump.Topic topic : dump.topics()) {
        String name = cluster.topics.prefix() + topic.name();
        create(admin, topic, name);
        for (int p = 0; p < topic.partitions().size(); p++) {
          TopicDump.Partition partition = topic.partitions().get(p);
          if (partition.read() >= 0) {
            read.put(new TopicPartition(name, p), new OffsetAndMetadata(partition.read()));
          }
          for (TopicDump.Entry entry : partition.records()) {
            producer.send(record(topic, name, p, entry, ids)).get();
          }
        }
      }
      admin.alterConsumerGroupOffsets(cluster.topics.prefix() + "weir", read).all().get();
    }
  }

  /** Topics of the catalogue already exist, as this version creates them. */
  private static void create(Admin admin, TopicDump.Topic topic, String name) throws Exception {
    if (!admin.listTopics().names().get().contains(name)) {
      NewTopic created = new NewTopic(name, topic.partitions().size(), (short) 1);
      admin.createTopics(List.of(created.configs(topic.config()))).all().get();
    }
  }

  /** Has a timestamp of today, or retention would delete it immediately. */
  private static ProducerRecord<byte[], byte[]> record(
      TopicDump.Topic topic,
      String name,
      int partition,
      TopicDump.Entry entry,
      Map<Integer, Integer> ids) {
    byte[] value =
        CATALOGUE.contains(topic.name()) ? withSchema(entry.value(), ids) : entry.value();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(name, partition, System.currentTimeMillis(), entry.key(), value);
    entry
        .headers()
        .forEach(header -> record.headers().add(new RecordHeader(header.key(), header.value())));
    return record;
  }

  private static byte[] withSchema(byte[] value, Map<Integer, Integer> ids) {
    if (value == null || value.length < 5 || value[0] != 0) {
      return value;
    }
    Integer id = ids.get(ByteBuffer.wrap(value).getInt(1));
    return id == null ? value : ByteBuffer.wrap(value.clone()).putInt(1, id).array();
  }

  /** Registers the schemas and returns their ids in this test's registry. */
  private static Map<Integer, Integer> register(Cluster cluster, TopicDump dump) throws Exception {
    Map<Integer, Integer> ids = new HashMap<>();
    try (SchemaRegistryClient client =
        RegistryClientFactory.create(Map.of("schema.registry.url", cluster.registry.url()))) {
      for (TopicDump.Schema schema : dump.schemas()) {
        String subject = "upgraded-" + schema.id();
        ids.put(schema.id(), client.register(subject, new AvroSchema(schema.text())));
      }
    }
    return ids;
  }
}
