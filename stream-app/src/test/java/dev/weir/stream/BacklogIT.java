package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.PlannedTopic;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.schemas.topics.TopicState;
import dev.weir.stream.names.TopologyNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka timestamps far from now, on a broker that deletes and rejects records by timestamp. */
class BacklogIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int RECORDS = 20;
  private static final byte[] BAD = "no record".getBytes(StandardCharsets.UTF_8);

  @TempDir Path stateDir;

  @Test
  void shouldKeepPredictionsAndLettersOfABacklogOfThirtyDays() throws Exception {
    try (Cluster cluster =
        Cluster.startAlone(
            Map.of("log.retention.check.interval.ms", "500", "log.initial.task.delay.ms", "100"))) {
      // Given records that are thirty days old but still in the input
      Instant old = Instant.now().minus(Duration.ofDays(30));
      cluster.set(Topic.SIGNALS, "retention.ms", "-1");
      model(cluster);
      for (int i = 0; i < RECORDS; i++) {
        String source = "s" + i;
        cluster.sendAt(old, Topic.SIGNALS, source, cluster.bytes(Cluster.signal(source, i, old)));
        cluster.sendAt(old, Topic.SIGNALS, source, BAD);
      }

      // When they are read, and the broker applies its topics' retention
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == RECORDS);
        await()
            .atMost(TIMEOUT)
            .until(() -> cluster.committed(Topic.DEAD_LETTERS).size() == RECORDS);
      }
      awaitRetention(cluster, old);

      // Then their outputs are kept, and so is the application's own state
      assertThat(cluster.predictions()).hasSize(RECORDS);
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).hasSize(RECORDS);
      try (Admin admin = cluster.admin()) {
        Map<String, TopicState> internal =
            new ClusterTopics(admin)
                .read(TopologyNames.internalTopics(cluster.topics.prefix() + "weir"));
        assertThat(internal)
            .hasSizeGreaterThan(5)
            .allSatisfy(
                (name, topic) ->
                    assertThat(topic.config())
                        .as(name)
                        .containsEntry("message.timestamp.type", "LogAppendTime"));
      }
    }
  }

  @Test
  void shouldGoOnThoughKafkaTimesLieAhead() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given topics as created by earlier versions, and inputs that accept any timestamp
      for (Topic output : List.of(Topic.PREDICTIONS, Topic.DEAD_LETTERS, Topic.ACCURACY)) {
        cluster.set(output, "message.timestamp.type", "CreateTime");
      }
      for (Topic input : List.of(Topic.SIGNALS, Topic.LABELS)) {
        cluster.set(input, "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
      }
      model(cluster);

      // When timestamps lie further ahead than the broker accepts elsewhere
      Instant now = Instant.now();
      Instant ahead = now.plus(Duration.ofDays(2));
      for (int i = 0; i < RECORDS; i++) {
        String source = "s" + i % 3;
        LabelRecord label = new LabelRecord(source, "r" + i, now, "bump");
        cluster.sendAt(ahead, Topic.SIGNALS, source, cluster.bytes(Cluster.signal(source, i, now)));
        cluster.sendAt(ahead, Topic.SIGNALS, source, BAD);
        cluster.sendAt(ahead, Topic.LABELS, source, cluster.bytes(label));
      }
      String id = cluster.topics.prefix() + "weir";
      String[] settings = {
        "labels.repartition", "true", "kafka.topic.message.timestamp.type", "CreateTime"
      };

      // Then all are processed, and the topics are named in warnings
      assertThat(warnings(cluster, settings, RECORDS))
          .singleElement()
          .asString()
          .contains(cluster.topics.name(Topic.PREDICTIONS), "./weir topics apply")
          .doesNotContain(cluster.topics.name(Topic.DRIFT_EVENTS), id);
      try (Admin admin = cluster.admin()) {
        assertThat(admin.listTopics().names().get())
            .filteredOn(name -> name.startsWith(id))
            .containsExactlyInAnyOrderElementsOf(TopologyNames.internalTopics(id));

        // When they are fixed, then there is no warning
        ClusterTopics topics = new ClusterTopics(admin);
        TopicRequest request =
            new TopicRequest(
                cluster.topics,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                TopologyNames.internalTopics(id));
        assertThat(topics.plan(request).topics())
            .filteredOn(topic -> !topic.isRight())
            .extracting(PlannedTopic::name)
            .containsAll(TopologyNames.internalTopics(id));
        assertThat(topics.apply(topics.plan(request))).isEmpty();
      }
      cluster.sendAt(ahead, Topic.SIGNALS, "s1", cluster.bytes(Cluster.signal("s1", 1_001, now)));
      assertThat(warnings(cluster, settings, RECORDS + 1)).isEmpty();
    }
  }

  private static void model(Cluster cluster) {
    cluster.publish(TestModels.train(1), "shapes", "1");
    cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
  }

  /**
   * Runs until that many records are predicted and all labels are counted; returns the warnings.
   */
  private List<String> warnings(Cluster cluster, String[] settings, int predictions) {
    try (LogCapture log = LogCapture.of(TimestampTypeCheck.class.getName());
        WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
      weir.start();
      await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == predictions);
      await().atMost(TIMEOUT).until(() -> cluster.committed(Topic.DEAD_LETTERS).size() == RECORDS);
      await().atMost(TIMEOUT).until(() -> labelled(cluster) == RECORDS);
      return log.warnings();
    }
  }

  /** The maximum count seen of the window that contains all records. */
  private static long labelled(Cluster cluster) {
    return cluster.committed(Topic.ACCURACY).stream()
        .filter(window -> window.value() != null)
        .mapToLong(
            window ->
                cluster
                    .serdes
                    .accuracy()
                    .deserializer()
                    .deserialize(window.topic(), window.value())
                    .getLabelled())
        .max()
        .orElse(0);
  }

  /** Waits for the broker's retention check: until an unneeded old record is deleted. */
  private static void awaitRetention(Cluster cluster, Instant old) throws Exception {
    TopicPartition witness = new TopicPartition("witness", 0);
    try (Admin admin = cluster.admin();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      NewTopic topic = new NewTopic(witness.topic(), 1, (short) 1);
      topic.configs(Map.of("retention.ms", Long.toString(WEEK.toMillis())));
      new ClusterTopics(admin).create(List.of(topic));
      producer
          .send(new ProducerRecord<>(witness.topic(), 0, old.toEpochMilli(), null, new byte[] {1}))
          .get();
      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  admin
                          .listOffsets(Map.of(witness, OffsetSpec.earliest()))
                          .partitionResult(witness)
                          .get()
                          .offset()
                      == 1);
    }
  }
}
