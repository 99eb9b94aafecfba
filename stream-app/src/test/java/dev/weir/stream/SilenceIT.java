package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.stream.names.TopologyNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that used to be silent, on a real broker. */
class SilenceIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path stateDir;

  @Test
  void shouldTellOfInputThatWasDeletedBeforeItWasRead() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      send(cluster, 0, 30);
      try (WeirApplication weir = started(cluster)) {
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 30);
        weir.close();
      }

      // When more arrive and are deleted while it is stopped
      send(cluster, 30, 60);
      deleteAll(cluster);
      send(cluster, 60, 90);

      // Then
      try (LogCapture log = LogCapture.of("dev.weir.stream.readiness");
          WeirApplication weir = started(cluster)) {
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 60);
        assertThat(log.warnings())
            .anySatisfy(
                line ->
                    assertThat(line)
                        .contains(
                            cluster.topics.name(Topic.SIGNALS),
                            "were deleted before they were read"));
        assertThat(page(weir.httpPort(), "/metrics").body())
            .containsPattern("weir_input_gaps_total\\{topic=\"[^\"]*signals\"} [1-3]\\.0");
      }
    }
  }

  @Test
  void shouldTellOfATopicThatWasMadeAnewWhileItWasStopped() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      send(cluster, 0, 30);
      try (WeirApplication weir = started(cluster)) {
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 30);
        weir.close();
      }

      // When a recreated topic has as many records, and more
      makeAnew(cluster, Topic.SIGNALS);
      send(cluster, 30, 90);

      // Then
      try (LogCapture log = LogCapture.of("dev.weir.stream");
          WeirApplication weir = started(cluster)) {
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 90);
        String signals = cluster.topics.name(Topic.SIGNALS);
        assertThat(log.warnings())
            .filteredOn(line -> line.contains("was recreated"))
            .singleElement()
            .asString()
            .contains("topic " + signals + " was recreated since this instance last ran");
        assertThat(page(weir.httpPort(), "/metrics").body())
            .contains("weir_input_gaps_total{topic=\"%s\"} 1.0".formatted(signals));
      }
    }
  }

  @Test
  void shouldSayWithinTenSecondsThatTheBrokersAreAway() throws Exception {
    Cluster cluster = Cluster.startAlone(Map.of());
    cluster.assignShapes();
    try (LogCapture log = LogCapture.of("dev.weir.stream.metrics");
        WeirApplication weir =
            new WeirApplication(cluster.config(stateDir, "shutdown.timeout", "1s"))) {
      weir.start();
      await()
          .atMost(TIMEOUT)
          .until(() -> page(weir.healthPort(), "/health/ready").statusCode() == 200);

      // When
      cluster.close();

      // Then
      await()
          .atMost(Duration.ofSeconds(15)) // ten seconds, plus time for other load on the machine
          .untilAsserted(
              () ->
                  assertThat(log.warnings())
                      .filteredOn(line -> line.contains(cluster.kafka.bootstrapServers()))
                      .singleElement()
                      .asString()
                      .contains("do not answer"));
      assertThat(page(weir.healthPort(), "/health/ready").statusCode()).isEqualTo(503);
      assertThat(page(weir.healthPort(), "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldReadDamagedStoresBackFromKafka() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      send(cluster, 0, 60);
      try (WeirApplication weir = started(cluster)) {
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 60);
        weir.close();
      }
      damage(TopologyNames.OPEN_PREDICTIONS);

      // When
      send(cluster, 60, 61);
      try (AppProcess weir = AppProcess.start(stateDir, cluster.settings(stateDir))) {

        // Then it restarts in the process, at most once per task, and still knows its predictions
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= 61);
        assertThat(weir.isAlive()).isTrue();
      }
      assertThat(cluster.predictions()).extracting(Prediction::getRecordId).hasSize(61);
      assertThat(cluster.predictions()).extracting(Prediction::getRecordId).doesNotHaveDuplicates();
      assertThat(stateDir.resolve("output.log"))
          .content()
          .contains("local stores are damaged in", "deleted ", "restarting without ");
    }
  }

  private WeirApplication started(Cluster cluster) {
    WeirApplication weir = new WeirApplication(cluster.config(stateDir));
    try {
      weir.start();
    } catch (RuntimeException e) {
      weir.close();
      throw e;
    }
    return weir;
  }

  private static void send(Cluster cluster, int from, int to) {
    for (int i = from; i < to; i++) {
      cluster.send(Cluster.signal("s" + i % 30, i, Instant.now()));
    }
  }

  private static void deleteAll(Cluster cluster) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
      all.put(
          new TopicPartition(cluster.topics.name(Topic.SIGNALS), partition),
          RecordsToDelete.beforeOffset(-1));
    }
    try (Admin admin = cluster.admin()) {
      admin.deleteRecords(all).all().get();
    }
  }

  /** Brokers take a while to delete a topic and free its name. */
  private static void makeAnew(Cluster cluster, Topic topic) throws Exception {
    String name = cluster.topics.name(topic);
    try (Admin admin = cluster.admin()) {
      admin.deleteTopics(List.of(name)).all().get();
      await().atMost(TIMEOUT).until(() -> !admin.listTopics().names().get().contains(name));
      await()
          .atMost(TIMEOUT)
          .ignoreExceptions()
          .until(
              () -> {
                admin
                    .createTopics(List.of(new NewTopic(name, Cluster.PARTITIONS, (short) 1)))
                    .all()
                    .get();
                return true;
              });
    }
  }

  /** Simulates a disk that loses the last writes. */
  private void damage(String store) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(stateDir)) {
      files = all.filter(file -> file.endsWith(Path.of(store, "CURRENT"))).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Files.writeString(file, "damaged");
    }
  }

  private static HttpResponse<String> page(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
