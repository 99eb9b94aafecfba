package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an application looks as it is, and leaves when it is done. */
class LivenessIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path stateDir;

  @Test
  void shouldNotBeLiveWhereAThreadStandsStill() throws Exception {
    // Given a limit so short that the wait for the next records is a stand-still
    String[] settings = {
      "retry.timeout", "1ms", "record.time", "1ms", "liveness.timeout", "2ms", "routes", "signals"
    };
    try (Cluster cluster = Cluster.start();
        WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
      // When
      weir.start();

      // Then
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> status(weir, "/health/live") == 503);
    }
  }

  @Test
  void shouldLeaveItsGroupWhenItStopsByItself() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given a version that was never published: its records stop the application
      Instant now = Instant.now();
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      try (WeirApplication weir =
          new WeirApplication(cluster.config(stateDir, "retry.timeout", "1s"))) {
        weir.start();
        await().atMost(PATIENCE).until(weir::isReady);
        assertThat(members(cluster)).isEqualTo(1);
        cluster.assign(
            2, Cluster.from(Instant.EPOCH, "shapes", "1"), Cluster.from(now, "shapes", "2"));
        await()
            .atMost(PATIENCE)
            .until(() -> body(weir, "/api/models").contains("its manifest is not there yet"));

        // When
        cluster.send(Cluster.signal("s", 1, now));
        assertThatThrownBy(weir::awaitTermination).isInstanceOf(ApplicationFailedException.class);
      }

      // Then others need not wait for its session of 45 seconds to end
      await().atMost(Duration.ofSeconds(20)).until(() -> members(cluster) == 0);
    }
  }

  private static int members(Cluster cluster) throws Exception {
    String group = cluster.topics.prefix() + "weir";
    try (Admin admin = cluster.admin()) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .size();
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
