package dev.weir.stream;

import static org.awaitility.Awaitility.await;

import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.Topic;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets the application of this checkout write state, and saves it to a file: run on an older
 * commit, it creates the fixture of {@link UpgradeIT}. See CONTRIBUTING.md.
 */
@EnabledIfSystemProperty(named = "weir.upgrade.record", matches = ".+")
class UpgradeRecorderIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String PREFIX = "recorded.";

  @TempDir Path stateDir;

  @Test
  void shouldRecordWhatTheApplicationLeavesBehind() throws Exception {
    try (Cluster shared = Cluster.start();
        Cluster cluster = shared.withPrefix(PREFIX)) {
      Instant begin = Instant.now().minus(Duration.ofMinutes(10));
      run(cluster, begin);
      leaveUnread(cluster, begin);
      TopicDump dump = dump(cluster, begin);
      try (var file = Files.newOutputStream(Path.of(System.getProperty("weir.upgrade.record")))) {
        dump.write(file);
      }
    }
  }

  private void run(Cluster cluster, Instant begin) throws Exception {
    cluster.publish(TestModels.train(1), UpgradeScenario.MODEL, "1");
    for (String route : List.of("machines", "rest")) {
      cluster.assign(route, 1, Cluster.from(Instant.EPOCH, UpgradeScenario.MODEL, "1"));
    }
    try (WeirApplication weir =
        new WeirApplication(cluster.config(stateDir, UpgradeScenario.settings()))) {
      weir.start();
      await().atMost(TIMEOUT).until(weir::isReady);
      for (int id = UpgradeScenario.EARLY; id < UpgradeScenario.EARLY_END; id++) {
        cluster.label(UpgradeScenario.source(id), id, UpgradeScenario.truth(id));
      }
      for (int id = 0; id < UpgradeScenario.PREDICTED; id++) {
        cluster.send(UpgradeScenario.signal(begin, id));
      }
      cluster.send(UpgradeScenario.piece(begin, 0, 30));
      cluster.send(UpgradeScenario.piece(begin, 30, UpgradeScenario.SAMPLES_SEEN));
      cluster.send(Topic.SIGNALS, "s1", new byte[] {9, 9, 9});
      for (int id = 0; id < UpgradeScenario.JOINED; id++) {
        cluster.label(UpgradeScenario.source(id), id, UpgradeScenario.truth(id));
      }
      int windows =
          (UpgradeScenario.SAMPLES_SEEN - UpgradeScenario.WINDOW) / UpgradeScenario.STRIDE + 1;
      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  cluster.committed(Topic.PREDICTIONS).size() == UpgradeScenario.PREDICTED + windows
                      && cluster.committed(Topic.DEAD_LETTERS).size() == 1
                      && isRead(cluster));
    }
  }

  private static void leaveUnread(Cluster cluster, Instant begin) {
    int end = UpgradeScenario.PREDICTED + UpgradeScenario.UNREAD;
    for (int id = UpgradeScenario.PREDICTED; id < end; id++) {
      cluster.send(UpgradeScenario.signal(begin, id));
    }
    int id = UpgradeScenario.JOINED;
    cluster.label(UpgradeScenario.source(id), id, UpgradeScenario.truth(id));
  }

  /** Whether all labels are committed. */
  private static boolean isRead(Cluster cluster) {
    try (Admin admin = admin(cluster)) {
      Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
      long read =
          committed.entrySet().stream()
              .filter(each -> each.getKey().topic().equals(cluster.topics.name(Topic.LABELS)))
              .mapToLong(each -> each.getValue().offset())
              .sum();
      return read >= UpgradeScenario.JOINED + UpgradeScenario.EARLY_END - UpgradeScenario.EARLY;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static TopicDump dump(Cluster cluster, Instant begin) throws Exception {
    try (Admin admin = admin(cluster)) {
      List<String> names =
          admin.listTopics().names().get().stream()
              .filter(n -> n.startsWith(PREFIX))
              .sorted()
              .toList();
      Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
      List<TopicDump.Topic> topics = new ArrayList<>();
      for (TopicDescription topic :
          new TreeMap<>(admin.describeTopics(names).allTopicNames().get()).values()) {
        topics.add(
            new TopicDump.Topic(
                topic.name().substring(PREFIX.length()),
                config(admin, topic.name()),
                partitions(cluster, topic, committed)));
      }
      return new TopicDump(begin.toEpochMilli(), schemas(cluster), topics);
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws Exception {
    return admin.listConsumerGroupOffsets(PREFIX + "weir").partitionsToOffsetAndMetadata().get();
  }

  private static Map<String, String> config(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> config = new TreeMap<>();
    for (ConfigEntry entry :
        admin.describeConfigs(List.of(resource)).all().get().get(resource).entries()) {
      if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
        config.put(entry.name(), entry.value());
      }
    }
    return config;
  }

  private static List<TopicDump.Partition> partitions(
      Cluster cluster, TopicDescription topic, Map<TopicPartition, OffsetAndMetadata> committed) {
    List<TopicDump.Partition> partitions = new ArrayList<>();
    for (int p = 0; p < topic.partitions().size(); p++) {
      TopicPartition partition = new TopicPartition(topic.name(), p);
      List<ConsumerRecord<byte[], byte[]>> records = records(cluster, partition);
      OffsetAndMetadata read = committed.get(partition);
      int count =
          read == null
              ? -1
              : (int) records.stream().filter(r -> r.offset() < read.offset()).count();
      partitions.add(
          new TopicDump.Partition(count, records.stream().map(UpgradeRecorderIT::entry).toList()));
    }
    return partitions;
  }

  private static TopicDump.Entry entry(ConsumerRecord<byte[], byte[]> record) {
    List<TopicDump.HeaderEntry> headers = new ArrayList<>();
    record.headers().forEach(h -> headers.add(new TopicDump.HeaderEntry(h.key(), h.value())));
    return new TopicDump.Entry(record.timestamp(), record.key(), record.value(), headers);
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(
      Cluster cluster, TopicPartition partition) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", cluster.kafka.bootstrapServers());
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<TopicDump.Schema> schemas(Cluster cluster) throws Exception {
    List<TopicDump.Schema> schemas = new ArrayList<>();
    try (SchemaRegistryClient client =
        RegistryClientFactory.create(Map.of("schema.registry.url", cluster.registry.url()))) {
      for (String subject : client.getAllSubjects()) {
        for (int version : client.getAllVersions(subject)) {
          SchemaMetadata schema = client.getSchemaMetadata(subject, version);
          schemas.add(new TopicDump.Schema(schema.getId(), schema.getSchema()));
        }
      }
    }
    schemas.sort(Comparator.comparingInt(TopicDump.Schema::id));
    return schemas.stream().distinct().toList();
  }

  private static Admin admin(Cluster cluster) {
    return Admin.create(Map.of("bootstrap.servers", cluster.kafka.bootstrapServers()));
  }
}
