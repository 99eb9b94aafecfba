package dev.weir.stream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.stream.FakeModel;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RefusalReason;
import dev.weir.stream.models.RouteModels;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionId;
import dev.weir.stream.models.VersionState;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  void shouldNameAddressThatIsTaken() {
    try (HttpEndpoints http = HttpEndpoints.start("127.0.0.1", 0, Map.of())) {
      assertThatThrownBy(() -> HttpEndpoints.start("127.0.0.1", http.port(), Map.of()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + http.port())
          .hasMessageContaining("http.port");
    }
  }

  @Test
  void shouldListRoutesVersionsAndProblems() throws Exception {
    // Given
    VersionId good = new VersionId("m", "1");
    VersionId bad = new VersionId("m", "2");
    Timeline timeline =
        new Timeline(
            "signals",
            4,
            List.of(
                new Timeline.Entry(0, good, List.of(bad)),
                new Timeline.Entry(1_000, bad, List.of())));
    LiveModels live =
        new LiveModels(
            Map.of(
                "signals",
                new RouteModels(
                    timeline,
                    Map.of(
                        good,
                        new VersionState.Loaded(
                            new LoadedModel(good, new FakeModel(0, 4), Instant.EPOCH)),
                        bad,
                        new VersionState.Refused(RefusalReason.HASH_MISMATCH, "other bytes")))));
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
    assertThat(route.at("/timeline/0/challengers/0").asText()).isEqualTo("m/2");
    assertThat(route.at("/timeline/1/reason").asText()).isEqualTo("hash-mismatch");
    assertThat(json.at("/routes/1/scoring").isNull()).isTrue();
    assertThat(json.at("/problems/0/key").asText()).isEqualTo("m/3");
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
