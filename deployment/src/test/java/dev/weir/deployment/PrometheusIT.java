package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.sandbox.FreePorts;
import dev.weir.testkit.TestModels;
import dev.weir.testkit.WeirStack;
import dev.weir.trainer.data.DataSets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the real application: every panel of the dashboard shows data. */
class PrometheusIT {

  private static final int SIGNALS = 200;
  private static final String OWN_TOPIC = "plant.presses";
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private URI server;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldAnswerEveryQueryOfTheDashboard() throws Exception {
    requirePrometheus();
    // Given
    try (WeirStack weir = stack(TestModels.mnist1d(folder.resolve("m.weir"), 1))) {
      Process prometheus = prometheus(weir.http());
      try {
        // When
        send(weir);

        // Then
        for (String query : Dashboard.queries()) {
          Awaitility.await(query)
              .atMost(TIMEOUT)
              .untilAsserted(() -> assertThat(ask(query)).isNotEmpty());
        }
      } finally {
        prometheus.destroy();
        prometheus.waitFor();
      }
    }
  }

  @Test
  void shouldHaveRulesThatPrometheusTakes() {
    requirePrometheus();
    assertThat(Programs.run("promtool", "check", "config", "monitoring/prometheus/prometheus.yml"))
        .contains("SUCCESS");
  }

  @Test
  void shouldAlertAsTheTestsOfTheRulesSay() {
    requirePrometheus();
    assertThat(
            Programs.run("promtool", "test", "rules", "monitoring/prometheus/weir-rules-test.yml"))
        .contains("SUCCESS");
  }

  /**
   * Reads a topic of a team's own, and compares scores after as few predictions as the test sends.
   * Images have shards but no model, so that the panels of shards show zeros.
   */
  private static WeirStack stack(Path artifact) {
    return WeirStack.builder(artifact)
        .topic(OWN_TOPIC, 3)
        .setting("inputs", "presses")
        .setting("input.presses.topic", OWN_TOPIC)
        .setting("input.presses.format", "json")
        .setting("input.presses.source", "machine")
        .setting("input.presses.values", "torque")
        .setting("input.presses.label", "state")
        .setting("routes", "signals,images")
        .setting("route.images.shards", "2")
        .setting("route.signals.input", "presses")
        .setting("drift.scores.predictions", "100")
        .setting("drift.scores.interval", "1s")
        .start();
  }

  private static void requirePrometheus() {
    Requirement.check(
        Programs.has("prometheus") && Programs.has("promtool"),
        "no prometheus or promtool on the PATH (Debian: prometheus)",
        "weir.prometheus.required");
  }

  private void send(WeirStack weir) {
    var test = DataSets.load("mnist1d").test();
    StringSerializer texts = new StringSerializer();
    try (var producer = new KafkaProducer<>(weir.clientSettings(), texts, texts)) {
      for (int i = 0; i < SIGNALS; i++) {
        String value =
            "{\"machine\":\"press-%d\",\"torque\":%s,\"state\":\"%s\"}"
                .formatted(
                    i % 5, Arrays.toString(test.signal(i)), test.classes().get(test.labels()[i]));
        var _ = producer.send(new ProducerRecord<>(OWN_TOPIC, value));
      }
      var _ = producer.send(new ProducerRecord<>(OWN_TOPIC, "{\"machine\":\"press-1\"}"));
    }
    assertThat(weir.predictions(SIGNALS, TIMEOUT)).hasSize(SIGNALS);
  }

  private Process prometheus(URI target) throws IOException {
    server = URI.create("http://127.0.0.1:" + FreePorts.find(1).getFirst());
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ['%s']
        scrape_configs:
          - job_name: weir
            static_configs: [{targets: ['%s']}]
        """
            .formatted(
                Project.FOLDER.resolve("monitoring/prometheus/weir-rules.yml"),
                target.getAuthority()));
    return new ProcessBuilder(
            "prometheus",
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=" + server.getAuthority())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private List<JsonNode> ask(String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    URI question = server.resolve("/api/v1/query?query=" + encoded);
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode result = JSON.readTree(answer.body()).path("data").path("result");
    return result.valueStream().toList();
  }
}
