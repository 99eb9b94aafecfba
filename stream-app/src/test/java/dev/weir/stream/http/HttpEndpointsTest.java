package dev.weir.stream.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.stream.FakeModel;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.ChallengerHealthRegistry;
import dev.weir.stream.models.ChallengerLimits;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteTimeline;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpEndpointsTest {
  @Test
  void shouldServePagesUnderTheirExactPaths() throws Exception {
    Map<String, Page> pages = Map.of("/health/live", () -> Page.Answer.text(503, "DOWN\n"));
    try (HttpEndpoints http = HttpEndpoints.start("127.0.0.1", 0, pages)) {
      assertThat(send(http, "GET", "/health/live").statusCode()).isEqualTo(503);
      assertThat(send(http, "GET", "/health/live").body()).isEqualTo("DOWN\n");
      assertThat(send(http, "HEAD", "/health/live").statusCode()).isEqualTo(503);
      assertThat(send(http, "POST", "/health/live").statusCode()).isEqualTo(405);
      assertThat(send(http, "GET", "/health/liveness").statusCode()).isEqualTo(404);
      assertThat(send(http, "GET", "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shouldAnswerForAPageThatFails() throws Exception {
    // given
    Page failing =
        () -> {
          throw new IllegalStateException("of nobody's concern");
        };
    try (HttpEndpoints http =
        HttpEndpoints.start(
            "127.0.0.1",
            0,
            Map.of("/bad", failing, "/good", () -> Page.Answer.text(200, "UP\n")))) {
      // when
      HttpResponse<String> answer = send(http, "GET", "/bad");

      // then
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("the log has the cause").doesNotContain("concern");
      assertThat(send(http, "HEAD", "/bad").statusCode()).isEqualTo(500);
      assertThat(send(http, "GET", "/good").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldCompressLargePagesForWhoTakesIt() throws Exception {
    // given
    String text = "weir_records_total 1.0\n".repeat(1_000);
    Map<String, Page> pages =
        Map.of(
            "/large",
            () -> Page.Answer.text(200, text),
            "/small",
            () -> Page.Answer.text(200, "UP"));
    try (HttpEndpoints http = HttpEndpoints.start("127.0.0.1", 0, pages)) {
      // when
      HttpResponse<byte[]> zipped = get(http, "/large", "Accept-Encoding", "deflate, gzip;q=0.5");

      // then
      assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
      assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
      assertThat(zipped.body()).hasSizeLessThan(text.length() / 20);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body()))).hasContent(text);
      for (HttpResponse<byte[]> plain :
          List.of(
              get(http, "/large", "Accept-Encoding", "gzip;q=0"),
              get(http, "/large", "Accept", "gzip"),
              get(http, "/small", "Accept-Encoding", "gzip"))) {
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(plain.body(), UTF_8)).isIn(text, "UP");
      }
    }
  }

  @Test
  void shouldTellAPageWhatTheClientAccepts() throws Exception {
    // given
    Page page = new PrometheusPage(type -> type);
    try (HttpEndpoints http = HttpEndpoints.start("127.0.0.1", 0, Map.of("/metrics", page))) {
      // when
      HttpResponse<byte[]> answer =
          get(http, "/metrics", "Accept", "application/openmetrics-text;version=1.0.0");

      // then
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
      assertThat(send(http, "GET", "/metrics").body()).startsWith("text/plain; version=0.0.4");
    }
  }

  @Test
  @Tag("slow")
  void shouldAnswerForHealthWhateverIsHeldOpenBeside() throws Exception {
    // given
    Map<String, Page> pages = Map.of("/health/live", () -> Page.Answer.text(200, "UP\n"));
    List<SocketChannel> clients = new ArrayList<>();
    try (HttpEndpoints http = HttpEndpoints.start("127.0.0.1", 0, pages);
        HttpEndpoints health = HttpEndpoints.startHealth("127.0.0.1", 0, pages)) {
      // when thousands send half a request each, and as many send nothing
      for (int i = 0; i < 1_500; i++) {
        clients.add(connected(http, "GET /health/live HTTP/1.1\r\nHost: "));
        clients.add(connected(http, ""));
      }

      // then the probe is answered, and few connections stay open
      assertThat(send(health, "GET", "/health/live").statusCode()).isEqualTo(200);
      await().atMost(Duration.ofSeconds(30)).until(() -> open(clients) <= HttpLimits.CONNECTIONS);
      assertThat(send(health, "GET", "/health/live").statusCode()).isEqualTo(200);

      // then those are closed too after a while, and others are served again
      await()
          .atMost(Duration.ofSeconds(6L * HttpLimits.REQUEST_SECONDS))
          .ignoreExceptions()
          .until(() -> send(http, "GET", "/health/live").statusCode() == 200);
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }

  @Test
  void shouldCutOffRequestsThatDoNotEnd() throws Exception {
    try (HttpEndpoints http =
        HttpEndpoints.start("127.0.0.1", 0, Map.of("/", () -> Page.Answer.text(200, "UP\n")))) {
      for (String begun : List.of("GET /" + "x".repeat(64 << 10), headers(1_000))) {
        SocketChannel client = connected(http, "");
        client.configureBlocking(true);
        try (client) {
          client.write(ByteBuffer.wrap(begun.getBytes(UTF_8)));
          String answer = answer(client);
          assertThat(answer).doesNotContain(" 200 ");
        }
      }
    }
  }

  private static String headers(int count) {
    StringBuilder request = new StringBuilder("GET / HTTP/1.1\r\n");
    for (int i = 0; i < count; i++) {
      request.append("X-").append(i).append(": 1\r\n");
    }
    return request + "\r\n";
  }

  /** The data received until the server closes the connection. */
  private static String answer(SocketChannel client) {
    try {
      return new String(client.socket().getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static SocketChannel connected(HttpEndpoints http, String begun) throws IOException {
    SocketChannel client =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), http.port()));
    client.configureBlocking(false);
    try {
      client.write(ByteBuffer.wrap(begun.getBytes(UTF_8)));
    } catch (IOException e) {
      // The server has already closed it.
    }
    return client;
  }

  private static long open(List<SocketChannel> clients) {
    return clients.stream().filter(HttpEndpointsTest::isOpen).count();
  }

  private static boolean isOpen(SocketChannel client) {
    try {
      return client.read(ByteBuffer.allocate(1_024)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void shouldNameAddressThatIsTaken() {
    try (HttpEndpoints http = HttpEndpoints.start("127.0.0.1", 0, Map.of())) {
      assertThatThrownBy(() -> HttpEndpoints.start("127.0.0.1", http.port(), Map.of()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + http.port())
          .hasMessageContaining("http.port");
      assertThatThrownBy(() -> HttpEndpoints.startHealth("127.0.0.1", http.port(), Map.of()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("health.port");
    }
  }

  @Test
  void shouldListRoutesVersionsAndProblems() throws Exception {
    // Given
    ModelVersionId good = new ModelVersionId("m", "1");
    ModelVersionId bad = new ModelVersionId("m", "2");
    ModelVersionId third = new ModelVersionId("m", "3");
    ChallengerHealthRegistry healthRegistry =
        new ChallengerHealthRegistry(
            new ChallengerLimits(1, Duration.ofSeconds(1)),
            new WeirMetrics(new SimpleMeterRegistry()));
    Timeline timeline =
        new Timeline(
            "signals",
            4,
            List.of(
                new Timeline.Entry(0, good, List.of(bad, third)),
                new Timeline.Entry(1_000, bad, List.of())));
    LiveModels live =
        new LiveModels(
            Map.of(
                "signals",
                new RouteTimeline(
                    timeline,
                    Map.of(
                        good,
                        loaded(good),
                        bad,
                        new VersionState.Refused(RefusalReason.HASH_MISMATCH, "other bytes"),
                        third,
                        loaded(third)),
                    InstanceRole.ALL,
                    NoUsableVersion.FIRST_USABLE,
                    healthRegistry)));
    healthRegistry
        .of("signals", 0, third)
        .recordException(new IllegalStateException("values 1, 2, 3"));
    ModelsPage page =
        new ModelsPage(
            () -> live,
            () ->
                Map.of(
                    "m/3",
                    new VersionState.Refused(RefusalReason.MANIFEST_UNDECODABLE, "no record")),
            List.of("signals", "images"));

    // When
    JsonNode json = new ObjectMapper().readTree(page.answer().body());

    // Then
    JsonNode route = json.at("/routes/0");
    assertThat(route.at("/scoring").asText()).isEqualTo("m/1");
    assertThat(route.at("/revision").asLong()).isEqualTo(4);
    assertThat(route.at("/timeline/0/state").asText()).isEqualTo("loaded");
    assertThat(route.at("/role").asText()).isEqualTo("all");
    JsonNode challengers = route.at("/timeline/0/challengers");
    assertThat(challengers.at("/0/version").asText()).isEqualTo("m/2");
    assertThat(challengers.at("/0/state").asText()).isEqualTo("refused");
    assertThat(challengers.at("/0/reason").asText()).isEqualTo("hash-mismatch");
    assertThat(challengers.at("/1/version").asText()).isEqualTo("m/3");
    assertThat(challengers.at("/1/state").asText()).isEqualTo("suspended");
    assertThat(challengers.at("/1/detail").asText())
        .contains("IllegalStateException")
        .doesNotContain("values");
    assertThat(route.at("/timeline/1/reason").asText()).isEqualTo("hash-mismatch");
    assertThat(json.at("/routes/1/scoring").isNull()).isTrue();
    assertThat(json.at("/problems/0/key").asText()).isEqualTo("m/3");
  }

  @Test
  void shouldSayWhichVersionsAreLeftToAnotherApplication() throws Exception {
    assertThat(state(InstanceRole.CHAMPION, "")).isEqualTo("loaded");
    assertThat(state(InstanceRole.CHAMPION, "/challengers/0")).isEqualTo("elsewhere");
    assertThat(state(InstanceRole.CHALLENGER, "")).isEqualTo("elsewhere");
    assertThat(state(InstanceRole.CHALLENGER, "/challengers/0")).isEqualTo("loaded");
  }

  @Test
  void shouldNotPassControlCharactersOnToATerminal() throws Exception {
    // given
    String key = "a\u001b[2J\u009b\u202e\n/1";
    ModelsPage page =
        new ModelsPage(
            () -> LiveModels.NONE,
            () ->
                Map.of(
                    key, new VersionState.Refused(RefusalReason.MANIFEST_UNDECODABLE, "no record")),
            List.of("signals"));

    // when
    String body = page.answer().body();

    // then
    assertThat(body).doesNotContain("\u001b", "\u009b", "\u202e");
    assertThat(new ObjectMapper().readTree(body).at("/problems/0/key").asText()).isEqualTo(key);
  }

  private static String state(InstanceRole role, String path) throws Exception {
    ModelVersionId first = new ModelVersionId("m", "1");
    ModelVersionId second = new ModelVersionId("m", "2");
    Timeline timeline =
        new Timeline("signals", 1, List.of(new Timeline.Entry(0, first, List.of(second))));
    RouteTimeline models =
        new RouteTimeline(
            timeline,
            Map.of(first, loaded(first), second, loaded(second)),
            role,
            NoUsableVersion.FIRST_USABLE,
            new ChallengerHealthRegistry(
                new ChallengerLimits(1, Duration.ofSeconds(1)),
                new WeirMetrics(new SimpleMeterRegistry())));
    ModelsPage page =
        new ModelsPage(
            () -> new LiveModels(Map.of("signals", models)), Map::of, List.of("signals"));
    return new ObjectMapper()
        .readTree(page.answer().body())
        .at("/routes/0/timeline/0" + path + "/state")
        .asText();
  }

  private static VersionState loaded(ModelVersionId id) {
    return new VersionState.Loaded(new LoadedModel(id, new FakeModel(0, 4), Instant.EPOCH));
  }

  private static HttpResponse<byte[]> get(
      HttpEndpoints http, String path, String header, String value) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
              .header(header, value)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static HttpResponse<String> send(HttpEndpoints http, String method, String path)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
