package dev.weir.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.routes.RefusalReason;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.FakeModel;
import dev.weir.stream.board.AccuracyBoard;
import dev.weir.stream.config.Role;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.ChallengerHealths;
import dev.weir.stream.models.ChallengerLimits;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteModels;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionId;
import dev.weir.stream.models.VersionState;
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

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void shouldNameTheFieldsOfModels() throws IOException {
    // given versions in every state
    List<VersionId> ids =
        List.of(id("loaded"), id("pending"), id("refused"), id("suspended"), id("other"));
    ChallengerHealths healths =
        new ChallengerHealths(
            new ChallengerLimits(1, Duration.ofSeconds(1)),
            new WeirMetrics(new SimpleMeterRegistry()));
    List<Timeline.Entry> entries =
        List.of(
            new Timeline.Entry(0, id("loaded"), ids),
            new Timeline.Entry(1, id("pending"), ids),
            new Timeline.Entry(2, id("refused"), ids));
    Map<VersionId, VersionState> states = new HashMap<>();
    ids.forEach(id -> states.put(id, loaded(id)));
    states.put(id("pending"), new VersionState.Pending("waiting for its chunks"));
    states.put(id("refused"), refused());
    RouteModels route =
        new RouteModels(new Timeline("signals", 1, entries), states, Role.ALL, healths);
    healths.of("signals", 0, id("suspended")).threw(new IllegalStateException("slow"));

    // when
    Page page =
        new ModelsPage(
            () -> new LiveModels(Map.of("signals", route)),
            () -> Map.of("m/9", refused()),
            List.of("signals", "images"));

    // then
    assertThat(fields(page)).isEqualTo(documented("/api/models"));
  }

  @Test
  void shouldNameTheFieldsOfAccuracy() throws IOException {
    // given
    AccuracyBoard board = new AccuracyBoard(Duration.ofHours(1), 0.99);
    board.put(
        AccuracyWindow.newBuilder()
            .setModel("m")
            .setVersion("1")
            .setRole("champion")
            .setWindowStart(START)
            .setWindowEnd(START.plusSeconds(60))
            .setLabelled(1)
            .setCorrect(1)
            .setAccuracy(1.0)
            .setLower(0.2)
            .setUpper(1)
            .setConfusion(List.of(new ConfusionCount("up", "up", 1L)))
            .build());

    // then
    assertThat(fields(new AccuracyPage(board, () -> true))).isEqualTo(documented("/api/accuracy"));
  }

  @Test
  void shouldNameTheFieldsOfTopology() throws IOException {
    // given
    Page page = new TopologyPage("weir", () -> null, () -> null, () -> List.of(thread()));

    // then
    assertThat(fields(page)).isEqualTo(documented("/api/topology"));
  }

  @Test
  void shouldNameTheReasonsOfRefusals() throws IOException {
    assertThat(rows("/api/models").stream().filter(row -> row.contains("-")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RefusalReason.values()).map(RefusalReason::tag).toList());
  }

  @Test
  void shouldNameEveryPathThatIsServed() throws IOException {
    String source =
        Files.readString(
            Path.of("src", "main", "java", "dev", "weir", "stream", "WeirApplication.java"));
    assertThat(rows("HTTP API"))
        .containsExactlyInAnyOrderElementsOf(
            Pattern.compile("\"(/(?:health|api|metrics)[a-z/]*)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList());
  }

  private static VersionId id(String version) {
    return new VersionId("m", version);
  }

  private static VersionState loaded(VersionId id) {
    return new VersionState.Loaded(new LoadedModel(id, new FakeModel(0, 4), Instant.EPOCH));
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

  /** The paths of all fields; {@code []} stands for each element. */
  private static Set<String> fields(Page page) throws IOException {
    Set<String> fields = new TreeSet<>();
    collect(new ObjectMapper().readTree(page.answer().body()), "", fields);
    return fields;
  }

  private static void collect(JsonNode node, String path, Set<String> fields) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, path + "[]", fields));
    } else if (node.isObject() && !MAPS.contains(path)) {
      node.properties()
          .forEach(
              field -> {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                fields.add(name);
                collect(field.getValue(), name, fields);
              });
    }
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
}
