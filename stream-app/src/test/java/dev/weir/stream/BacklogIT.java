package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Topic;
import dev.weir.topics.ClusterTopics;
import dev.weir.topics.PlannedTopic;
import dev.weir.topics.TopicCreator;
import dev.weir.topics.TopicRequest;
import dev.weir.topics.TopicState;
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

/** Kafka times that are far off, on a broker that deletes and refuses records by them. */
class BacklogIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int RECORDS = 20;
  private static final byte[] BAD = "no record".getBytes(StandardCharsets.UTF_8);

  @TempDir Path stateDir;

  @Test
  void shouldKeepPredictionsAndLettersOfABacklogOfThirtyDays() throws Exception {
    try (Cluster cluster =
        Cluster.startAlone(
            Map.of("log.retention.check.interval.ms", "500", "log.initial.task.delay.ms", "100"))) {
      // Given records of thirty days ago, which the input still has
      Instant old = Instant.now().minus(Duration.ofDays(30));
      cluster.set(Topic.SIGNALS, "retention.ms", "-1");
      model(cluster);
      for (int i = 0; i < RECORDS; i++) {
        String source = "s" + i;
        cluster.sendAt(old, Topic.SIGNALS, source, cluster.bytes(Cluster.signal(source, i, old)));
        cluster.sendAt(old, Topic.SIGNALS, source, BAD);
      }

      // When they are read, and the broker deletes what is older than its topic keeps
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir))) {
        weir.start();
        await().atMost(PATIENCE).until(() -> cluster.predictions().size() == RECORDS);
        await()
            .atMost(PATIENCE)
            .until(() -> cluster.committed(Topic.DEAD_LETTERS).size() == RECORDS);
      }
      awaitRetention(cluster, old);

      // Then what became of them stays, and so would what the application keeps for itself
      assertThat(cluster.predictions()).hasSize(RECORDS);
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).hasSize(RECORDS);
      try (Admin admin = cluster.admin()) {
        Map<String, TopicState> internal =
            new ClusterTopics(admin).read(Flow.internalTopics(cluster.topics.prefix() + "weir"));
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
      // Given topics as they were before, and inputs that take any time
      for (Topic output : List.of(Topic.PREDICTIONS, Topic.DEAD_LETTERS, Topic.ACCURACY)) {
        cluster.set(output, "message.timestamp.type", "CreateTime");
      }
      for (Topic input : List.of(Topic.SIGNALS, Topic.LABELS)) {
        cluster.set(input, "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
      }
      model(cluster);

      // When times lie ahead of what the broker takes elsewhere
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

      // Then all is done, and the topics are named
      assertThat(warnings(cluster, settings, RECORDS))
          .singleElement()
          .asString()
          .contains(cluster.topics.name(Topic.PREDICTIONS), "./weir topics apply")
          .doesNotContain(cluster.topics.name(Topic.DRIFT_EVENTS), id);
      try (Admin admin = cluster.admin()) {
        assertThat(admin.listTopics().names().get())
            .filteredOn(name -> name.startsWith(id))
            .containsExactlyInAnyOrderElementsOf(Flow.internalTopics(id));

        // When they are set, then there is nothing to warn of
        ClusterTopics topics = new ClusterTopics(admin);
        TopicRequest request =
            new TopicRequest(
                cluster.topics,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                Flow.internalTopics(id));
        assertThat(topics.plan(request).topics())
            .filteredOn(topic -> !topic.isRight())
            .extracting(PlannedTopic::name)
            .containsAll(Flow.internalTopics(id));
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

  /** Runs until so much is predicted and all labels are counted; returns what is warned of. */
  private List<String> warnings(Cluster cluster, String[] settings, int predictions) {
    try (LogCapture log = LogCapture.of(ArrivalCheck.class.getName());
        WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
      weir.start();
      await().atMost(PATIENCE).until(() -> cluster.predictions().size() == predictions);
      await().atMost(PATIENCE).until(() -> cluster.committed(Topic.DEAD_LETTERS).size() == RECORDS);
      await().atMost(PATIENCE).until(() -> labelled(cluster) == RECORDS);
      return log.warnings();
    }
  }

  /** The greatest count there has been of the windows that all records are in. */
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

  /** Waits until the broker has looked for old records: one that nobody needs is gone. */
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
      new TopicCreator(admin).create(List.of(topic));
      producer
          .send(new ProducerRecord<>(witness.topic(), 0, old.toEpochMilli(), null, new byte[] {1}))
          .get();
      await()
          .atMost(PATIENCE)
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
