package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.NoRegistryException;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.stream.classify.ModelUnavailableException;
import dev.weir.stream.config.WeirConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application with a real broker and a real registry, from its first start to its second. */
class WeirApplicationIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int RECORDS = 200;

  private static Cluster cluster;

  @TempDir Path stateDir;

  @BeforeAll
  static void startCluster() {
    cluster = Cluster.start();
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  void shouldStopRatherThanGuessAndGoOnOnceMended() throws Exception {
    // Given a version that is assigned but not published
    try (Cluster own = cluster.withPrefix("stop.")) {
      Instant now = Instant.now();
      own.publish(TestModels.train(1), "shapes", "1");
      own.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      try (WeirApplication weir = start(own)) {
        await().atMost(TIMEOUT).until(weir::isReady);
        own.send(Cluster.signal("s", 1, now.minusSeconds(10)));
        await().atMost(TIMEOUT).until(() -> own.predictions().size() == 1);
        own.assign(2, Cluster.from(Instant.EPOCH, "shapes", "1"), Cluster.from(now, "shapes", "2"));
        await()
            .atMost(TIMEOUT)
            .until(() -> get(weir, "/api/models").contains("its manifest is not there yet"));

        // When
        own.send(Cluster.signal("s", 2, now));
        own.send(Cluster.signal("s", 3, now));

        // Then
        assertThatThrownBy(weir::awaitTermination)
            .isInstanceOf(ApplicationFailedException.class)
            .hasRootCauseInstanceOf(ModelUnavailableException.class);
        assertThat(status(weir, "/health/live")).isEqualTo(503);
      }
      assertThat(own.predictions()).hasSize(1);

      // When fixed
      own.publish(TestModels.train(2), "shapes", "2");
      try (WeirApplication weir = start(own)) {
        // Then
        await().atMost(TIMEOUT).until(() -> own.predictions().size() >= 3);
        assertThat(own.predictions())
            .extracting(Prediction::getRecordId, Prediction::getVersion)
            .containsExactlyInAnyOrder(tuple("r1", "1"), tuple("r2", "2"), tuple("r3", "2"));
        assertThat(own.committed(Topic.DEAD_LETTERS)).isEmpty();
        assertThat(status(weir, "/health/live")).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldNameMissingTopics() {
    WeirConfig config = cluster.config(stateDir, "topic.prefix", "absent.");
    try (WeirApplication weir = new WeirApplication(config)) {
      assertThatThrownBy(weir::start)
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining(
              "topic absent.signals does not exist; './weir topics apply --prefix")
          .hasMessageContaining("apply --prefix absent.' creates what is missing")
          .hasMessageContaining("topic absent.dead-letters does not exist");
    }
  }

  @Test
  void shouldNotStartWithAnAddressThatLacksTheRegistrysPath() throws Exception {
    // given
    String url = cluster.registry.url();
    String root = url.substring(0, url.indexOf("/apis"));
    Map<String, String> environment =
        Map.of(
            "WEIR_BOOTSTRAP_SERVERS",
            cluster.kafka.bootstrapServers(),
            "WEIR_SCHEMA_REGISTRY_URL",
            root,
            "WEIR_TOPIC_PREFIX",
            cluster.topics.prefix(),
            "WEIR_APPLICATION_ID",
            cluster.topics.prefix() + "weir",
            "WEIR_STATE_DIR",
            stateDir.toString(),
            "WEIR_HTTP_PORT",
            "0",
            "WEIR_HEALTH_PORT",
            "0");

    // when, then
    try (WeirApplication weir =
        new WeirApplication(cluster.config(stateDir, "schema.registry.url", root))) {
      assertThatThrownBy(weir::start)
          .isInstanceOf(NoRegistryException.class)
          .hasMessageContaining("Apicurio's would be " + url);
    }
    assertThat(Main.run(new String[0], environment)).isEqualTo(2);
  }

  @Test
  void shouldClassifyExactlyOnceFromFirstModelToRestart() throws Exception {
    // Given
    Instant now = Instant.now();
    SignalModel first = TestModels.train(1);
    SignalModel second = TestModels.train(2);
    for (int i = 0; i < RECORDS; i++) {
      cluster.send(Cluster.signal("s" + i % 7, i, now));
    }

    // When it starts without a model, then records wait
    try (WeirApplication weir = start()) {
      assertThat(status(weir, "/health/live")).isEqualTo(200);
      assertThat(status(weir, "/health/ready")).isEqualTo(503);
      assertThat(status(weir.healthPort(), "/health/live")).isEqualTo(200);
      assertThat(status(weir.healthPort(), "/health/ready")).isEqualTo(503);
      assertThat(status(weir.healthPort(), "/metrics")).isEqualTo(404);
      Thread.sleep(3_000);
      assertThat(cluster.committed(Topic.PREDICTIONS)).isEmpty();
      assertThat(weir.isReady()).isFalse();
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(get(weir, "/metrics"))
                      .contains("weir_restore_seconds_count{store=\"open-predictions\"}")
                      .contains(lag(RECORDS)));
      assertThat(get(weir, "/api/topology")).contains("\"paused\" : true", "open-predictions");

      // When the model is published, then each record is predicted once, with the model's scores
      cluster.publish(first, "shapes", "1");
      cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      awaitPredictions(RECORDS);
      assertThat(status(weir, "/health/ready")).isEqualTo(200);
      assertScoredBy(first, cluster.predictions());

      // When labels and unusable records arrive, then accuracy adds up and dead letters are written
      for (int i = 0; i < RECORDS; i++) {
        cluster.label("s" + i % 7, i, i % 2 == 1 ? "bump" : "flat");
      }
      cluster.send(Topic.SIGNALS, "s1", new byte[] {1, 2, 3});
      cluster.send(Cluster.signal("s1", 1, now));
      awaitLabelled(RECORDS);
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(cluster.committed(Topic.DEAD_LETTERS))
                      .singleElement()
                      .satisfies(
                          r -> {
                            assertThat(r.value()).isEqualTo(new byte[] {1, 2, 3});
                            assertThat(DeadLetterHeaders.read(r.headers()).orElseThrow().reason())
                                .isEqualTo("undecodable");
                          }));
      await()
          .atMost(TIMEOUT)
          .until(() -> get(weir, "/metrics").contains("weir_duplicates_total 1.0"));
      assertThat(get(weir, "/metrics"))
          .contains("weir_records_total{outcome=\"predicted\",route=\"signals\"} 200.0")
          .contains("weir_dead_letters_total{reason=\"undecodable\"} 1.0")
          .contains("weir_classify_seconds_bucket")
          .contains("weir_model_age_seconds{route=\"signals\"}")
          .contains("jvm_memory_used_bytes")
          .contains("kafka_stream");
      assertThat(get(weir, "/api/topology")).contains("\"RUNNING\"", "\"0_2\" : [ ");
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> {
                assertThat(get(weir, "/metrics")).contains(lag(0));
                assertThat(get(weir, "/api/accuracy"))
                    .contains("\"current\" : true", "\"labelled\" : " + RECORDS);
              });

      // When a second version is assigned ahead, then event time switches to it
      Instant change = Instant.now().plusSeconds(30);
      cluster.publish(second, "shapes", "2");
      cluster.assign(
          2, Cluster.from(Instant.EPOCH, "shapes", "1"), Cluster.from(change, "shapes", "2"));
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(get(weir, "/api/models"))
                      .contains("\"revision\" : 2")
                      .doesNotContain("pending"));
      cluster.send(Cluster.signal("s1", 1_000, change));
      cluster.send(Cluster.signal("s1", 1_001, change.minusMillis(1)));
      awaitPredictions(RECORDS + 2);
      Map<String, Prediction> byId = byId(cluster.predictions());
      assertThat(byId.get("r1000").getVersion()).isEqualTo("2");
      assertThat(byId.get("r1000").getTimelineRevision()).isEqualTo(2);
      assertThat(byId.get("r1001").getVersion()).isEqualTo("1");
    }

    // When it restarts with its state, then it continues where it stopped
    cluster.send(Cluster.signal("s3", 3, now));
    cluster.send(Cluster.signal("s3", 2_000, now));
    try (WeirApplication weir = start()) {
      awaitPredictions(RECORDS + 3);
      cluster.label("s3", 2_000, "flat");
      awaitLabelled(RECORDS + 1);
      assertThat(cluster.predictions()).hasSize(RECORDS + 3);
      assertThat(get(weir, "/metrics")).contains("weir_duplicates_total 1.0");
      weir.close();
      assertThatCode(weir::awaitTermination).doesNotThrowAnyException();
    }
  }

  private static String lag(int records) {
    return "weir_lag_records{topic=\"%s\"} %d.0"
        .formatted(cluster.topics.name(Topic.SIGNALS), records);
  }

  private WeirApplication start(Cluster own) {
    WeirApplication weir =
        new WeirApplication(
            own.config(stateDir, "retry.timeout", "2s", "kafka.session.timeout.ms", "6000"));
    weir.start();
    return weir;
  }

  private WeirApplication start() {
    WeirApplication weir = new WeirApplication(cluster.config(stateDir, "num.stream.threads", "2"));
    weir.start();
    return weir;
  }

  private static void assertScoredBy(SignalModel model, List<Prediction> predictions) {
    SignalScorer scorer = model.newScorer();
    double[] scores = new double[model.classes().size()];
    for (Prediction prediction : predictions) {
      int id = Integer.parseInt(prediction.getRecordId().substring(1));
      scorer.score(TestModels.values(id, id % 2 == 1), scores);
      assertThat(prediction.getLabel()).isEqualTo(model.classes().get(Scores.best(scores)));
      assertThat(prediction.getMargin()).isEqualTo(Scores.margin(scores));
    }
  }

  private static void awaitPredictions(int count) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              List<Prediction> predictions = cluster.predictions();
              assertThat(predictions).hasSize(count);
              Set<String> ids =
                  predictions.stream().map(Prediction::getRecordId).collect(Collectors.toSet());
              assertThat(ids).hasSize(count);
            });
  }

  private static void awaitLabelled(long count) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              Map<String, AccuracyWindow> latest = new HashMap<>();
              cluster
                  .committed(Topic.ACCURACY)
                  .forEach(
                      r ->
                          latest.put(
                              new String(r.key(), UTF_8),
                              cluster
                                  .serdes
                                  .accuracy()
                                  .deserializer()
                                  .deserialize(r.topic(), r.value())));
              assertThat(latest.values().stream().mapToLong(AccuracyWindow::getLabelled).sum())
                  .isEqualTo(count);
            });
  }

  private static Map<String, Prediction> byId(List<Prediction> predictions) {
    return predictions.stream().collect(Collectors.toMap(Prediction::getRecordId, p -> p));
  }

  private static int status(WeirApplication weir, String path) throws Exception {
    return status(weir.httpPort(), path);
  }

  private static int status(int port, String path) throws Exception {
    return request(port, path).statusCode();
  }

  private static String get(WeirApplication weir, String path) throws Exception {
    return request(weir.httpPort(), path).body();
  }

  private static HttpResponse<String> request(int port, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
