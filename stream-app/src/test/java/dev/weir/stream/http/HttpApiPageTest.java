package dev.weir.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.FakeModel;
import dev.weir.stream.TestImages;
import dev.weir.stream.TestShards;
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
import dev.weir.stream.view.AccuracyView;
import dev.weir.testing.Contract;
import dev.weir.testing.JsonFields;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.ThreadMetadata;
import org.junit.jupiter.api.Test;

/** docs/http-api.md lists exactly the fields of the pages. */
class HttpApiPageTest {

  /** Their keys are user-defined names. */
  private static final Set<String> MAPS =
      Set.of("versions[].confusion", "threads[].active", "threads[].standby");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void shouldNameTheFieldsOfModels() throws IOException {
    // given versions in every state, one of them split
    List<ModelVersionId> ids =
        List.of(id("loaded"), id("pending"), id("refused"), id("suspended"), id("split"));
    ChallengerHealthRegistry healthRegistry =
        new ChallengerHealthRegistry(
            new ChallengerLimits(1, Duration.ofSeconds(1)),
            new WeirMetrics(new SimpleMeterRegistry()));
    List<Timeline.Entry> entries =
        List.of(
            new Timeline.Entry(0, id("loaded"), ids),
            new Timeline.Entry(1, id("pending"), ids),
            new Timeline.Entry(2, id("refused"), ids),
            new Timeline.Entry(3, id("split"), ids));
    Map<ModelVersionId, VersionState> states = new HashMap<>();
    ids.forEach(id -> states.put(id, loaded(id)));
    states.put(id("pending"), new VersionState.Pending("waiting for its chunks"));
    states.put(id("refused"), refused());
    states.put(id("split"), split());
    RouteTimeline route =
        new RouteTimeline(
            new Timeline("signals", 1, entries),
            states,
            InstanceRole.ALL,
            NoUsableVersion.FIRST_USABLE,
            healthRegistry);
    healthRegistry
        .of("signals", 0, id("suspended"))
        .recordException(new IllegalStateException("slow"));

    // when
    Page page =
        new ModelsPage(
            () -> new LiveModels(Map.of("signals", route)),
            () -> Map.of("m/9", refused()),
            List.of("signals", "images"));

    // then
    assertFields("models", page);
  }

  @Test
  void shouldNameTheFieldsOfAccuracy() throws IOException {
    // given
    AccuracyView accuracyView = new AccuracyView(Duration.ofHours(1), 0.99);
    accuracyView.put(window("1", 1, new ConfusionCount("up", "up", 1L)));

    // then
    assertFields("accuracy", new AccuracyPage(accuracyView, () -> true));
  }

  @Test
  void shouldNameTheFieldsOfTopology() throws IOException {
    // given
    Page page = new TopologyPage("weir", () -> null, () -> null, () -> List.of(thread()));

    // then
    assertFields("topology", page);
  }

  @Test
  void shouldNameTheReasonsOfRefusals() throws IOException {
    assertThat(rows("/api/models").stream().filter(row -> row.contains("-")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RefusalReason.values()).map(RefusalReason::wireName).toList());
  }

  @Test
  void shouldNameEveryPathThatIsServed() throws IOException {
    String source =
        Files.readString(
            Path.of("src", "main", "java", "dev", "weir", "stream", "WeirApplication.java"));
    List<String> paths = rows("HTTP API");
    Contract.check("http-paths.txt", paths);
    assertThat(paths)
        .containsExactlyInAnyOrderElementsOf(
            Pattern.compile("\"(/(?:health|api|metrics)[a-z/]*)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList());
  }

  private static AccuracyWindow window(String version, long labelled, ConfusionCount... confusion) {
    return AccuracyWindow.newBuilder()
        .setModel("m")
        .setVersion(version)
        .setRole("champion")
        .setWindowStart(START)
        .setWindowEnd(START.plusSeconds(60))
        .setLabelled(labelled)
        .setCorrect(Math.min(labelled, 2))
        .setAccuracy(1.0)
        .setLower(0.2)
        .setUpper(1)
        .setConfusion(List.of(confusion))
        .build();
  }

  /** The documented fields, and the recorded answer. */
  private static void assertFields(String name, Page page) throws IOException {
    JsonNode json = JSON.readTree(page.answer().body());
    assertThat(JsonFields.paths(json, MAPS)).isEqualTo(documented("/api/" + name));
    JsonNode recorded = JsonFields.without(json, Set.of("detail"));
    Contract.check("http-" + name + ".json", recorded.toPrettyString().lines().toList());
  }

  private static ModelVersionId id(String version) {
    return new ModelVersionId("m", version);
  }

  private static VersionState loaded(ModelVersionId id) {
    return new VersionState.Loaded(new LoadedModel(id, new FakeModel(0, 4), Instant.EPOCH));
  }

  private static VersionState split() {
    return new VersionState.Loaded(
        new LoadedModel(
            id("split"),
            TestShards.of(TestImages.random(1, 30, 8, 2, 5), 3, Set.of(0, 2)),
            Instant.EPOCH));
  }

  private static VersionState.Refused refused() {
    return new VersionState.Refused(RefusalReason.HASH_MISMATCH, "other bytes");
  }

  private static ThreadMetadata thread() {
    return (ThreadMetadata)
        Proxy.newProxyInstance(
            HttpApiPageTest.class.getClassLoader(),
            new Class<?>[] {ThreadMetadata.class},
            (proxy, method, arguments) ->
                method.getReturnType() == Set.class ? Set.of() : "weir-StreamThread-1");
  }

  private static Set<String> documented(String section) throws IOException {
    return rows(section).stream()
        .filter(row -> !row.contains("-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names in the first cells of a section's tables. */
  private static List<String> rows(String section) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "http-api.md"));
    int from = page.indexOf("# " + section + "\n");
    assertThat(from).as(section).isNotNegative();
    int to = page.indexOf("\n## ", from);
    return ROW.matcher(page.substring(from, to < 0 ? page.length() : to))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void shouldRenderModels() {
    // given versions in every state
    List<ModelVersionId> ids =
        List.of(id("loaded"), id("pending"), id("refused"), id("suspended"), id("unloaded"));
    ChallengerHealthRegistry healthRegistry =
        new ChallengerHealthRegistry(
            new ChallengerLimits(1, Duration.ofSeconds(1)),
            new WeirMetrics(new SimpleMeterRegistry()));
    Map<ModelVersionId, VersionState> states = new HashMap<>();
    ids.forEach(id -> states.put(id, loaded(id)));
    states.put(id("pending"), new VersionState.Pending("waiting"));
    states.put(id("refused"), refused());
    states.put(id("unloaded"), new VersionState.Unloaded("for memory"));
    Timeline timeline = new Timeline("signals", 1, List.of(new Timeline.Entry(0, ids.get(0), ids)));
    healthRegistry
        .of("signals", 0, id("suspended"))
        .recordException(new IllegalStateException("slow"));
    Map<String, RouteTimeline> routes =
        Map.of(
            "signals",
            new RouteTimeline(
                timeline, states, InstanceRole.ALL, NoUsableVersion.FIRST_USABLE, healthRegistry),
            "champions",
            new RouteTimeline(
                new Timeline("champions", 2, List.of(new Timeline.Entry(0, id("refused"), ids))),
                Map.of(id("refused"), refused()),
                InstanceRole.CHAMPION,
                NoUsableVersion.FIRST_USABLE,
                healthRegistry));

    // when
    String page =
        new ModelsPage(
                () -> new LiveModels(routes),
                () -> Map.of("m/9", refused()),
                List.of("signals", "champions", "images"))
            .answer()
            .body()
            .replaceAll("Test.java:\\d+", "Test.java");

    // then
    assertThat(page)
        .isEqualTo(
            """
            {
              "routes" : [ {
                "route" : "signals",
                "scoring" : "m/loaded",
                "role" : "all",
                "revision" : 1,
                "timeline" : [ {
                  "validFrom" : "1970-01-01T00:00:00Z",
                  "champion" : "m/loaded",
                  "state" : "loaded",
                  "kind" : "fake",
                  "input" : "signal of 1 x 4",
                  "classes" : [ "low", "high" ],
                  "publishedAt" : "1970-01-01T00:00:00Z",
                  "sha256" : "",
                  "challengers" : [ {
                    "version" : "m/loaded",
                    "state" : "loaded",
                    "kind" : "fake",
                    "input" : "signal of 1 x 4",
                    "classes" : [ "low", "high" ],
                    "publishedAt" : "1970-01-01T00:00:00Z",
                    "sha256" : ""
                  }, {
                    "version" : "m/pending",
                    "state" : "pending",
                    "detail" : "waiting"
                  }, {
                    "version" : "m/refused",
                    "state" : "refused",
                    "reason" : "hash-mismatch",
                    "detail" : "other bytes"
                  }, {
                    "version" : "m/suspended",
                    "state" : "suspended",
                    "kind" : "fake",
                    "input" : "signal of 1 x 4",
                    "classes" : [ "low", "high" ],
                    "publishedAt" : "1970-01-01T00:00:00Z",
                    "sha256" : "",
                    "detail" : "1 failures in a row, the last: java.lang.IllegalStateException at dev.weir.stream.http.HttpApiPageTest.shouldRenderModels(HttpApiPageTest.java)"
                  }, {
                    "version" : "m/unloaded",
                    "state" : "unloaded",
                    "detail" : "for memory"
                  } ]
                } ]
              }, {
                "route" : "champions",
                "scoring" : null,
                "role" : "champion",
                "revision" : 2,
                "timeline" : [ {
                  "validFrom" : "1970-01-01T00:00:00Z",
                  "champion" : "m/refused",
                  "state" : "refused",
                  "reason" : "hash-mismatch",
                  "detail" : "other bytes",
                  "challengers" : [ {
                    "version" : "m/loaded",
                    "state" : "elsewhere"
                  }, {
                    "version" : "m/pending",
                    "state" : "elsewhere"
                  }, {
                    "version" : "m/refused",
                    "state" : "elsewhere"
                  }, {
                    "version" : "m/suspended",
                    "state" : "elsewhere"
                  }, {
                    "version" : "m/unloaded",
                    "state" : "elsewhere"
                  } ]
                } ]
              }, {
                "route" : "images",
                "scoring" : null,
                "role" : null,
                "revision" : null,
                "timeline" : [ ]
              } ],
              "problems" : [ {
                "key" : "m/9",
                "state" : "refused",
                "reason" : "hash-mismatch",
                "detail" : "other bytes"
              } ]
            }
            """);
  }

  @Test
  void shouldRenderAccuracy() {
    // given
    AccuracyView accuracyView = new AccuracyView(Duration.ofHours(1), 0.99);
    accuracyView.put(
        window("1", 3, new ConfusionCount("up", "up", 2L), new ConfusionCount("up", "no", 1L)));
    accuracyView.put(window("2", 0));

    // then
    assertThat(new AccuracyPage(accuracyView, () -> true).answer().body())
        .isEqualTo(
            """
            {
              "current" : true,
              "versions" : [ {
                "model" : "m",
                "version" : "1",
                "role" : "champion",
                "labelled" : 3,
                "correct" : 2,
                "accuracy" : 0.6666666666666666,
                "lower" : 0.20765960080204768,
                "upper" : 0.9385080552796037,
                "fading" : 0.6666666666666666,
                "confusion" : {
                  "up" : {
                    "no" : 1,
                    "up" : 2
                  }
                },
                "from" : "2026-03-01T00:00:00Z",
                "to" : "2026-03-01T00:01:00Z",
                "windows" : [ {
                  "start" : "2026-03-01T00:00:00Z",
                  "end" : "2026-03-01T00:01:00Z",
                  "labelled" : 3,
                  "correct" : 2,
                  "accuracy" : 0.6666666666666666,
                  "lower" : 0.20765960080204768,
                  "upper" : 0.9385080552796037
                } ]
              }, {
                "model" : "m",
                "version" : "2",
                "role" : "champion",
                "labelled" : 0,
                "correct" : 0,
                "accuracy" : null,
                "lower" : 0.0,
                "upper" : 1.0,
                "fading" : null,
                "confusion" : { },
                "from" : "2026-03-01T00:00:00Z",
                "to" : "2026-03-01T00:01:00Z",
                "windows" : [ {
                  "start" : "2026-03-01T00:00:00Z",
                  "end" : "2026-03-01T00:01:00Z",
                  "labelled" : 0,
                  "correct" : 0,
                  "accuracy" : null,
                  "lower" : 0.0,
                  "upper" : 1.0
                } ]
              } ]
            }
            """);
  }

  @Test
  void shouldRenderTopology() {
    Page page = new TopologyPage("weir", () -> null, () -> null, () -> List.of(thread()));
    assertThat(page.answer().body())
        .isEqualTo(
            """
            {
              "applicationId" : "weir",
              "state" : "STARTING",
              "paused" : true,
              "threads" : [ {
                "name" : "weir-StreamThread-1",
                "state" : "weir-StreamThread-1",
                "active" : { },
                "standby" : { }
              } ],
              "topology" : [ ]
            }
            """);
  }
}
