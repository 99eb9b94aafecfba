package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application reports its real health, and leaves its group when it stops. */
@Tag("slow")
class LivenessIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path stateDir;

  @AfterEach
  void release() {
    HoldingInterceptor.release();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "streams"})
  void shouldNotBeLiveWhereAThreadStandsStill(String protocol) throws Exception {
    try (Cluster cluster = Cluster.start();
        LogCapture log = LogCapture.of("dev.weir.stream.progress");
        WeirApplication weir = started(cluster, "group.protocol", protocol)) {
      // When a record never completes, and others follow
      HoldingInterceptor.hold(Long.MAX_VALUE);
      cluster.send(Cluster.signal("s", 1, Instant.now()));
      await().atMost(TIMEOUT).until(() -> status(weir, "/health/live") == 503);

      // Then the log says where, and that nothing is committed
      String signals = cluster.topics.name(Topic.SIGNALS);
      assertThat(log.warnings()).anyMatch(line -> line.contains("at or just before " + signals));
      AtomicInteger sent = new AtomicInteger(1);
      await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                cluster.send(Cluster.signal("s", sent.incrementAndGet(), Instant.now()));
                return log.warnings().stream()
                    .anyMatch(
                        line -> line.contains(signals) && line.contains("has been committed for"));
              });
      HoldingInterceptor.release();
    }
  }

  @Test
  void shouldBeLiveWhileRecordsTakeLong() throws Exception {
    try (Cluster cluster = Cluster.start();
        WeirApplication weir = started(cluster)) {
      // When one poll returns more work than the time limit of one record
      int records = 20;
      HoldingInterceptor.hold(300);
      for (int i = 0; i < records; i++) {
        cluster.send(Cluster.signal("s", i, Instant.now()));
      }

      // Then
      await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                assertThat(status(weir, "/health/live")).isEqualTo(200);
                return cluster.predictions().size() == records;
              });
    }
  }

  private WeirApplication started(Cluster cluster, String... more) {
    cluster.publish(TestModels.train(1), "shapes", "1");
    cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
    List<String> settings = new ArrayList<>(List.of(more));
    settings.addAll(
        List.of(
            "routes", "signals",
            "retry.timeout", "1s",
            "record.time", "500ms",
            "liveness.timeout", "2s",
            "kafka.producer.interceptor.classes", HoldingInterceptor.class.getName()));
    WeirApplication weir =
        new WeirApplication(cluster.config(stateDir, settings.toArray(String[]::new)));
    weir.start();
    await().atMost(TIMEOUT).until(weir::isReady);
    return weir;
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "streams"})
  void shouldLeaveItsGroupWhenItStopsByItself(String protocol) throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given a version that was never published: its records stop the application
      Instant now = Instant.now();
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      String[] settings = {"retry.timeout", "1s", "routes", "signals", "group.protocol", protocol};
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);
        assertThat(members(cluster, protocol)).isEqualTo(1);
        cluster.assign(
            2, Cluster.from(Instant.EPOCH, "shapes", "1"), Cluster.from(now, "shapes", "2"));
        await()
            .atMost(TIMEOUT)
            .until(() -> body(weir, "/api/models").contains("its manifest is not there yet"));

        // When
        cluster.send(Cluster.signal("s", 1, now));
        assertThatThrownBy(weir::awaitTermination).isInstanceOf(ApplicationFailedException.class);
      }

      // Then other members need not wait for its session timeout of 45 seconds
      await().atMost(Duration.ofSeconds(20)).until(() -> members(cluster, protocol) == 0);
    }
  }

  private static int members(Cluster cluster, String protocol) {
    String group = cluster.topics.prefix() + "weir";
    try (Admin admin = cluster.admin()) {
      return new GroupMembers(admin, group, protocol.equals("streams")).read().size();
    }
  }

  private static int status(WeirApplication weir, String path) throws Exception {
    return get(weir.healthPort(), path).statusCode();
  }

  private static String body(WeirApplication weir, String path) throws Exception {
    return get(weir.httpPort(), path).body();
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
