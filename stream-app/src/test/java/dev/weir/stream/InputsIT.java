package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.Topic;
import dev.weir.stream.deadletters.DeadLetterFilter;
import dev.weir.stream.deadletters.Replay;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own topic of readings in JSON, with another number of partitions than Weir's. */
class InputsIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int WINDOW = TestModels.values(0, false).length;
  private static final int SOURCES = 3;
  private static final int WINDOWS = 4;
  private static final int INTERVAL = 100;

  /** The place of the first reading, an hour ago, where a window begins. */
  private final long first =
      Instant.now().minus(Duration.ofHours(1)).toEpochMilli() / ((long) INTERVAL * WINDOW) * WINDOW;

  @TempDir Path stateDir;

  private String topic;

  @Test
  void shouldClassifyReadingsOnceAcrossARestartAndReplayToTheTeamsTopic() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given readings keyed by nothing useful, and one that no mapping fits
      createTopic(cluster);
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign("sensors", 1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      int half = WINDOW * WINDOWS / 2 + 3;
      send(cluster, 0, half);
      cluster.send(topic, "k", "{\"sensorId\":\"a\",\"at\":\"soon\",\"value\":1}");

      // When the application restarts in the middle
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings()))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> !cluster.committed(Topic.DEAD_LETTERS).isEmpty());
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= SOURCES);
      }
      send(cluster, half, WINDOW * WINDOWS);
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings()))) {
        weir.start();
        await()
            .atMost(TIMEOUT)
            .untilAsserted(() -> assertThat(ids(cluster)).hasSize(SOURCES * WINDOWS));

        // Then each window is predicted once, under the id of its place in time
        assertThat(ids(cluster)).doesNotHaveDuplicates().contains("s0@" + first + "+" + WINDOW);

        // Then the letter has the team's record, and a replay sends it to the team's topic
        var letter = cluster.committed(Topic.DEAD_LETTERS).getFirst();
        assertThat(letter.key()).isEqualTo("k".getBytes(UTF_8));
        assertThat(DeadLetterHeaders.read(letter.headers()).orElseThrow().detail())
            .startsWith("at: ");
        Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());
        assertThat(
                new Replay(clients, cluster.topics, List.of(topic))
                    .run(DeadLetterFilter.ALL, false)
                    .sent())
            .containsExactly(Map.entry(topic, 1));
        assertThat(cluster.committed(topic).stream().filter(it -> isKey(it.key())))
            .hasSize(2)
            .allSatisfy(
                it ->
                    assertThat(it.value())
                        .asString(UTF_8)
                        .isEqualTo("{\"sensorId\":\"a\",\"at\":\"soon\",\"value\":1}"))
            .extracting(it -> it.partition())
            .containsOnly(letterPartition(letter));
        await()
            .atMost(TIMEOUT)
            .until(
                () ->
                    cluster.committed(Topic.DEAD_LETTERS).stream()
                            .filter(it -> it.headers().lastHeader("weir.reason") != null)
                            .count()
                        == 2);
      }
    }
  }

  private static boolean isKey(byte[] key) {
    return new String(key, UTF_8).equals("k");
  }

  private static int letterPartition(ConsumerRecord<byte[], byte[]> letter) {
    return DeadLetterHeaders.read(letter.headers()).orElseThrow().partition();
  }

  @Test
  void shouldNotStartWithPathsThatNoRecordHas() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // given
      createTopic(cluster);
      send(cluster, 0, 2);
      String[] settings = settings();
      settings[settings.length - 1] = "temperature";
      WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings));

      // when / then
      assertThatThrownBy(weir::start)
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining(topic)
          .hasMessageContaining("temperature: no such field; the record has");
      weir.close();
      assertThatRefusesOtherPartitions(cluster);
    }
  }

  private void assertThatRefusesOtherPartitions(Cluster cluster) throws Exception {
    List<String> settings = new ArrayList<>(List.of("input.sensors.copartitioned", "true"));
    settings.addAll(List.of(settings()));
    try (WeirApplication weir =
        new WeirApplication(cluster.config(stateDir, settings.toArray(String[]::new)))) {
      assertThatThrownBy(weir::start)
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining(topic + " has 5 partitions; they must have equal partition counts");
    }
  }

  @Test
  void shouldNotStartWithPathsThatTheSchemaOfAnEmptyTopicLacks() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // given
      createTopic(cluster);
      SchemaRegistryClient registry =
          RegistryClientFactory.create(Map.of("schema.registry.url", cluster.registry.url()));
      String schema =
          """
          {"type": "record", "name": "Reading", "fields": [
            {"name": "sensorId", "type": "string"}, {"name": "at", "type": "long"},
            {"name": "value", "type": "double"}]}
          """;
      int id =
          registry.register(
              topic + "-value", registry.parseSchema("AVRO", schema, List.of()).orElseThrow());
      String[] settings = settings();
      settings[Arrays.asList(settings).indexOf("json")] = "avro";
      settings[settings.length - 1] = "values";
      WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings));

      // when / then
      assertThatThrownBy(weir::start)
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining(
              "%s of input sensors: values: no such field; the record has sensorId, at, value; did you mean value? (schema id %d, the latest of subject %1$s-value)"
                  .formatted(topic, id));
      weir.close();
    }
  }

  private void createTopic(Cluster cluster) throws Exception {
    topic = cluster.topics.prefix() + "plant.sensors";
    try (var admin = cluster.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 5, (short) 1))).all().get();
    }
  }

  private String[] settings() {
    return new String[] {
      "inputs", "sensors",
      "input.sensors.topic", topic,
      "input.sensors.kind", "reading",
      "input.sensors.format", "json",
      "input.sensors.source", "sensorId",
      "input.sensors.time", "at",
      "input.sensors.time.unit", "ms",
      "input.sensors.grid.interval", INTERVAL + "ms",
      "route.sensors.window", Integer.toString(WINDOW),
      "input.sensors.values", "value"
    };
  }

  private void send(Cluster cluster, int from, int to) {
    for (int i = from; i < to; i++) {
      double value = TestModels.values(i / WINDOW, false)[i % WINDOW];
      for (int source = 0; source < SOURCES; source++) {
        cluster.sendLater(
            topic,
            "any" + source,
            "{\"sensorId\":\"s%d\",\"at\":%d,\"value\":%s}"
                .formatted(source, (first + i) * INTERVAL, value));
      }
    }
    cluster.flush();
  }

  private static List<String> ids(Cluster cluster) {
    return cluster.predictions().stream().map(Prediction::getRecordId).toList();
  }
}
