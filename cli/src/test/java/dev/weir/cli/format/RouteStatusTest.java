package dev.weir.cli.format;

import static dev.weir.cli.format.Samples.NOW;
import static dev.weir.cli.format.Samples.entry;
import static dev.weir.cli.format.Samples.manifest;
import static dev.weir.cli.format.Samples.timeline;
import static dev.weir.cli.format.Samples.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.UnusableRecord;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.json.Json;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.http.ModelsPage;
import dev.weir.stream.models.ChallengerHealthRegistry;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.RouteTimeline;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Uses pages rendered by the application itself. */
class RouteStatusTest {
  private static final URI ONE = URI.create("http://weir-0:8080");
  private static final URI TWO = URI.create("http://weir-1:8080");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final VersionState REFUSED =
      new VersionState.Refused(RefusalReason.HASH_MISMATCH, "the bytes differ");
  private static final VersionState PENDING = new VersionState.Pending("loading");

  private static final ModelAssignment ASSIGNED =
      timeline("signals", entry(Instant.EPOCH, "1"), entry(NOW, "2", "3"));
  private static final ModelCatalogue CATALOGUE =
      ModelCatalogue.of(List.of(manifest("1"), manifest("2"), manifest("3")), List.of(ASSIGNED));

  @Test
  void shouldSayWhatEachInstanceSays() throws IOException {
    // given
    InstanceResponse one = page(ONE, 7, Map.of("1", PENDING, "2", REFUSED, "3", PENDING));
    InstanceResponse two = page(TWO, 6, Map.of("1", PENDING, "2", PENDING, "3", PENDING));
    // when
    String text = ModelsText.of(view(CATALOGUE, one, two), NOW);
    JsonNode json = Json.tree(ModelsJson.of(view(CATALOGUE, one, two)));
    // then
    assertThat(text)
        .contains(
            "m/1 pending: loading (on all 2 instances)",
            "m/2 refused, hash-mismatch: the bytes differ (on http://weir-0:8080); pending: loading"
                + " (on http://weir-1:8080)",
            "http://weir-1:8080 is at revision 6",
            "http://weir-0:8080 cannot use the record 'm/9' of the topic models,"
                + " manifest-undecodable: nonsense")
        .doesNotContain("not asked");
    assertThat(json.at("/routes/0/states")).hasSize(6);
    assertThat(json.at("/routes/0/states/2/version").asText()).isEqualTo("m/2");
    assertThat(json.at("/routes/0/states/2/reason").asText()).isEqualTo("hash-mismatch");
    assertThat(json.at("/instances/0/answered").asBoolean()).isTrue();
    assertThat(json.at("/instances/0/problems/0/key").asText()).isEqualTo("m/9");
  }

  @Test
  void shouldSayThatARouteIsNotInAnInstancesSettings() {
    // given
    ModelCatalogue presses =
        ModelCatalogue.of(
            List.of(manifest("1")), List.of(timeline("presses", entry(Instant.EPOCH, "1"))));
    InstanceResponse answer =
        new InstanceResponse.Received(
            ONE, JSON.createObjectNode().set("routes", routes("signals", "images")));
    // when
    String text = ModelsText.of(view(presses, answer), NOW);
    // then
    assertThat(text)
        .contains("http://weir-0:8080 has no such route; its settings have [signals, images]");
  }

  @Test
  void shouldSayWhatScoresNow() throws IOException {
    // given
    String page =
        """
        {"routes":[{"route":"signals","scoring":"m/1","revision":7,"timeline":[
          {"validFrom":"1970-01-01T00:00:00Z","champion":"m/1","state":"loaded","challengers":[]},
          {"validFrom":"2026-03-01T12:00:00Z","champion":"m/2","state":"refused",
           "reason":"too-large","detail":"9 bytes","challengers":[
             {"version":"m/3","state":"suspended","detail":"5 failures in a row"}]}]}],
         "problems":[]}
        """;
    InstanceResponse answer = new InstanceResponse.Received(ONE, JSON.readTree(page));
    // when
    String shown = ModelsText.of(manifest("1"), view(CATALOGUE, answer), NOW);
    // then
    assertThat(ModelsText.of(view(CATALOGUE, answer), NOW))
        .contains(
            "  m/1 loaded, scores now",
            "  m/2 refused, too-large: 9 bytes",
            "  m/3 suspended: 5 failures in a row");
    assertThat(shown).containsPattern("on route signals +loaded, scores now");
    assertThat(
            Json.tree(ModelsJson.of(manifest("1"), view(CATALOGUE, answer))).at("/routes/0/states"))
        .hasSize(1);
  }

  @Test
  void shouldSayWhatTheRulesRefuseAndThatNobodyAnswered() {
    // given
    ModelManifest longer = manifest("2");
    longer.setInput(new ModelInput("signal", List.of(1, 50)));
    ModelCatalogue catalogue =
        ModelCatalogue.of(List.of(manifest("1"), longer, manifest("3")), List.of(ASSIGNED));
    ModelsView silent =
        view(catalogue, new InstanceResponse.NoAnswer(ONE, "nothing answers there"));
    // when, then
    assertThat(ModelsText.of(silent, NOW))
        .contains(
            "m/2 does not score, the application refuses it, input-mismatch: it takes a signal of"
                + " [1, 50]",
            "assigned; no instance answered",
            "http://weir-0:8080 did not answer: nothing answers there");
    assertThat(silent.isUnanswered()).isTrue();
    assertThat(ModelsText.of(longer, view(catalogue), NOW)).contains("the application refuses it");
    assertThat(ModelsText.of(manifest("1"), view(catalogue), NOW))
        .contains("assigned; whether it scores is unknown");
    assertThat(Json.tree(ModelsJson.of(silent)).at("/routes/0/refused/0/version").asText())
        .isEqualTo("m/2");
    assertThat(Json.tree(ModelsJson.of(silent)).at("/instances/0/answered").asBoolean(true))
        .isFalse();
  }

  private static InstanceResponse page(
      URI instance, long revision, Map<String, VersionState> states) throws IOException {
    Timeline timeline =
        new Timeline(
            "signals",
            revision,
            List.of(
                new Timeline.Entry(0, id("1"), List.of()),
                new Timeline.Entry(NOW.toEpochMilli(), id("2"), List.of(id("3")))));
    RouteTimeline models =
        new RouteTimeline(
            timeline,
            Map.of(id("1"), states.get("1"), id("2"), states.get("2"), id("3"), states.get("3")),
            InstanceRole.ALL,
            NoUsableVersion.FIRST_USABLE,
            new ChallengerHealthRegistry(null, null));
    String body =
        new ModelsPage(
                () -> new LiveModels(Map.of("signals", models)),
                () ->
                    Map.of(
                        "m/9",
                        new VersionState.Refused(RefusalReason.MANIFEST_UNDECODABLE, "nonsense")),
                List.of("signals"))
            .answer()
            .body();
    return new InstanceResponse.Received(instance, JSON.readTree(body));
  }

  private static JsonNode routes(String... names) {
    var routes = JSON.createArrayNode();
    for (String name : names) {
      routes.addObject().put("route", name);
    }
    return routes;
  }

  private static ModelVersionId id(String version) {
    return new ModelVersionId("m", version);
  }

  @Test
  void shouldRenderJson() throws IOException {
    // given
    InstanceResponse one = page(ONE, 7, Map.of("1", PENDING, "2", REFUSED, "3", PENDING));
    ModelManifest longer = manifest("2");
    longer.setInput(new ModelInput("signal", List.of(1, 50)));
    longer.setFigures(new TreeMap<>(Map.of("alpha", 1e-7, "nan", Double.NaN)));
    ModelCatalogue catalogue =
        ModelCatalogue.of(List.of(manifest("1"), longer, manifest("3")), List.of(ASSIGNED))
            .withUnusable(List.of(new UnusableRecord("a b", 0, 7, "not allowed", true)));
    ModelsView view =
        view(catalogue, one, new InstanceResponse.NoAnswer(TWO, "nothing answers there"));

    // then
    assertThat(Json.line(ModelsJson.of(view)))
        .isEqualTo(
            """
            {"models":[{"name":"m","version":"1","kind":"rocket","classes":["a","b"],\
            "input":{"type":"signal","dimensions":[1,40]},"bytes":1536,"chunkCount":2,\
            "chunks":{"topic":"model-chunks","partition":0,"firstOffset":4,"lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"accuracy":0.96155,"lower":0.95,"tests":1000.0},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"",\
            "uses":[{"route":"signals","role":"champion","from":"1970-01-01T00:00:00Z",\
            "until":"2026-03-01T12:00:00Z"}]},{"name":"m","version":"2","kind":"rocket",\
            "classes":["a","b"],"input":{"type":"signal","dimensions":[1,50]},"bytes":1536,\
            "chunkCount":2,"chunks":{"topic":"model-chunks","partition":0,"firstOffset":4,\
            "lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"alpha":1.0E-7,"nan":"NaN"},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"","uses":[{"route":"signals",\
            "role":"champion","from":"2026-03-01T12:00:00Z"}]},{"name":"m","version":"3",\
            "kind":"rocket","classes":["a","b"],"input":{"type":"signal","dimensions":[1,40]},\
            "bytes":1536,"chunkCount":2,"chunks":{"topic":"model-chunks","partition":0,\
            "firstOffset":4,"lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"accuracy":0.96155,"lower":0.95,"tests":1000.0},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"",\
            "uses":[{"route":"signals","role":"challenger","from":"2026-03-01T12:00:00Z"}]}],\
            "routes":[{"route":"signals","revision":7,\
            "timeline":[{"validFrom":"1970-01-01T00:00:00Z","champion":{"name":"m",\
            "version":"1"},"challengers":[]},{"validFrom":"2026-03-01T12:00:00Z",\
            "champion":{"name":"m","version":"2"},"challengers":[{"name":"m","version":"3"}]}],\
            "changedAt":"2026-03-01T11:59:55Z","refused":[{"version":"m/2",\
            "reason":"input-mismatch",\
            "detail":"it takes a signal of [1, 50], the first version of route signals [1, 40]; give it a route of its own"}],\
            "states":[{"version":"m/1","instance":"http://weir-0:8080","state":"pending",\
            "scoresNow":false,"detail":"loading"},{"version":"m/2",\
            "instance":"http://weir-0:8080","state":"refused","scoresNow":false,\
            "reason":"hash-mismatch","detail":"the bytes differ"},{"version":"m/3",\
            "instance":"http://weir-0:8080","state":"pending","scoresNow":false,\
            "detail":"loading"}],"remarks":[]}],"unusable":[{"key":"a b","place":"0@7",\
            "why":"not allowed","unread":true}],"instances":[{"instance":"http://weir-0:8080",\
            "answered":true,"problems":[{"key":"m/9","state":"refused",\
            "reason":"manifest-undecodable","detail":"nonsense"}]},\
            {"instance":"http://weir-1:8080","answered":false,\
            "problem":"nothing answers there"}]}\
            """);
    assertThat(Json.line(ModelsJson.of(longer, view)))
        .isEqualTo(
            """
            {"name":"m","version":"2","kind":"rocket","classes":["a","b"],\
            "input":{"type":"signal","dimensions":[1,50]},"bytes":1536,"chunkCount":2,\
            "chunks":{"topic":"model-chunks","partition":0,"firstOffset":4,"lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"alpha":1.0E-7,"nan":"NaN"},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"","uses":[{"route":"signals",\
            "role":"champion","from":"2026-03-01T12:00:00Z"}],"routes":[{"route":"signals",\
            "refused":[{"version":"m/2","reason":"input-mismatch",\
            "detail":"it takes a signal of [1, 50], the first version of route signals [1, 40]; give it a route of its own"}],\
            "states":[{"version":"m/2","instance":"http://weir-0:8080","state":"refused",\
            "scoresNow":false,"reason":"hash-mismatch","detail":"the bytes differ"}],\
            "remarks":[]}],"instances":[{"instance":"http://weir-0:8080","answered":true,\
            "problems":[{"key":"m/9","state":"refused","reason":"manifest-undecodable",\
            "detail":"nonsense"}]},{"instance":"http://weir-1:8080","answered":false,\
            "problem":"nothing answers there"}]}\
            """);
  }
}
