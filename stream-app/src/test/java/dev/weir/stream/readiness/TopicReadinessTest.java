package dev.weir.stream.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Model;
import dev.weir.stream.FakeModel;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.config.WeirConfig;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicReadinessTest {
  private static final ModelVersionId VERSION = new ModelVersionId("m", "1");
  private static final Model MODEL = new FakeModel(0, 4);
  private static final VersionState LOADED =
      new VersionState.Loaded(new LoadedModel(VERSION, MODEL, Instant.EPOCH));
  private static final VersionState PENDING = new VersionState.Pending("on its way");

  @Test
  void shouldStayClosedWithoutModels() {
    // Given
    TopicReadiness gates = gates();

    // When
    gates.update(LiveModels.NONE, 1);

    // Then
    assertThat(gates.isReady("signals")).isFalse();
    assertThat(gates.isReady("images")).isFalse();
    assertThat(gates.isReady("labels")).isTrue();
    assertThat(gates.canStart()).isFalse();
    assertThat(gates.allAssignedReady(LiveModels.NONE)).isFalse();
  }

  @Test
  void shouldOpenOneWithoutTheOther() {
    // Given
    TopicReadiness gates = gates();
    LiveModels live = live(Map.of("images", LOADED));

    // When
    gates.update(live, 1);

    // Then
    assertThat(gates.isReady("images")).isTrue();
    assertThat(gates.isReady("signals")).isFalse();
    assertThat(gates.canStart()).isTrue();
    assertThat(gates.allAssignedReady(live)).isTrue();
  }

  @Test
  void shouldHoldTopicsOfATeamsOwnAndTheirCommonOne() {
    // Given
    TopicReadiness gates =
        new TopicReadiness(
            WeirConfig.of(
                Map.of(
                    "bootstrap.servers", "unused:9092",
                    "schema.registry.url", "mock://gates",
                    "inputs", "presses,ovens",
                    "input.presses.topic", "plant.presses",
                    "input.ovens.topic", "plant.ovens")));

    // When one has a model
    gates.update(live(Map.of("presses", LOADED)), 1);

    // Then
    assertThat(gates.isReady("plant.presses")).isTrue();
    assertThat(gates.isReady("plant.ovens")).isFalse();
    assertThat(gates.isReady("weir-mapped-inputs-repartition")).isTrue();

    // When a record in the common topic is of a route that has lost its model
    assertThat(gates.suspend("presses")).isTrue();

    // Then
    assertThat(gates.isReady("plant.presses")).isFalse();
    assertThat(gates.isReady("weir-mapped-inputs-repartition")).isFalse();

    // When it has one again
    gates.update(live(Map.of("presses", LOADED)), 1);

    // Then
    assertThat(gates.isReady("weir-mapped-inputs-repartition")).isTrue();
  }

  @Test
  void shouldNotBeSettledWhileAssignedModelIsBeingLoaded() {
    // Given
    TopicReadiness gates = gates();
    LiveModels live = live(Map.of("images", PENDING, "signals", LOADED));

    // When
    gates.update(live, 1);

    // Then
    assertThat(gates.canStart()).isTrue();
    assertThat(gates.allAssignedReady(live)).isFalse();

    // When
    LiveModels loaded = live(Map.of("images", LOADED, "signals", LOADED));
    gates.update(loaded, 1);

    // Then
    assertThat(gates.allAssignedReady(loaded)).isTrue();
  }

  @Test
  void shouldNeedModelOfEachRouteOfTopic() {
    // Given
    TopicReadiness gates = gates("routes", "presses,pumps,images", "topic.prefix", "plant7.");

    // When
    gates.update(live(Map.of("presses", LOADED, "images", LOADED)), 1);

    // Then
    assertThat(gates.isReady("plant7.signals")).isFalse();
    assertThat(gates.isReady("plant7.images")).isTrue();
  }

  @Test
  void shouldWaitForTheVersionThatScoredBefore() {
    // Given
    TopicReadiness gates = gates();
    ModelVersionId before = new ModelVersionId("m", "0");
    Timeline timeline =
        new Timeline(
            "signals",
            1,
            List.of(
                new Timeline.Entry(0, before, List.of()),
                new Timeline.Entry(10, VERSION, List.of())));
    VersionState loading = new VersionState.Pending("being loaded", true);

    // When, then
    gates.update(live(timeline, Map.of(VERSION, LOADED, before, loading)), 10);
    assertThat(gates.isReady("signals")).isFalse();
    gates.update(live(timeline, Map.of(VERSION, LOADED, before, LOADED)), 10);
    assertThat(gates.isReady("signals")).isTrue();
  }

  @Test
  void shouldStayOpenWhereAnAssignedVersionIsStillToBeLoaded() {
    // Given
    TopicReadiness gates = gates();
    gates.update(live(Map.of("signals", LOADED)), 1);

    // When
    gates.update(live(Map.of("signals", PENDING)), 2);

    // Then
    assertThat(gates.isReady("signals")).isTrue();
    assertThat(gates.suspensions()).isZero();
  }

  @Test
  void shouldCloseWhereTheAssignmentIsTakenAwayAndOpenWithTheNextOne() {
    // Given
    TopicReadiness gates = gates();
    gates.update(live(Map.of("signals", LOADED, "images", LOADED)), 1);

    // When
    gates.update(live(Map.of("images", LOADED)), 2);
    gates.update(live(Map.of("images", LOADED)), 3);

    // Then
    assertThat(gates.isReady("signals")).isFalse();
    assertThat(gates.isReady("images")).isTrue();
    assertThat(gates.suspensions()).isOne();

    // When
    gates.update(live(Map.of("signals", PENDING, "images", LOADED)), 4);
    assertThat(gates.isReady("signals")).isFalse();
    gates.update(live(Map.of("signals", LOADED, "images", LOADED)), 5);

    // Then
    assertThat(gates.isReady("signals")).isTrue();
  }

  @Test
  void shouldNotCloseOverOneOfSeveralRoutesUntilARecordOfItComes() {
    // Given
    TopicReadiness gates = gates("routes", "presses,pumps,images");
    gates.update(live(Map.of("presses", LOADED, "pumps", LOADED, "images", LOADED)), 1);

    // When
    LiveModels less = live(Map.of("presses", LOADED, "images", LOADED));
    gates.update(less, 2);

    // Then
    assertThat(gates.isReady("signals")).isTrue();

    // When
    assertThat(gates.suspend("pumps")).isTrue();
    gates.update(less, 3);

    // Then
    assertThat(gates.isReady("signals")).isFalse();
    assertThat(gates.isReady("images")).isTrue();
    gates.update(live(Map.of("presses", LOADED, "pumps", LOADED, "images", LOADED)), 4);
    assertThat(gates.isReady("signals")).isTrue();
  }

  @Test
  void shouldHoldNothingWhereConsumersCannotBeHeld() {
    // Given
    TopicReadiness gates = gates("group.protocol", "streams");
    gates.update(live(Map.of("signals", LOADED, "images", LOADED)), 1);

    // When
    gates.update(LiveModels.NONE, 2);

    // Then
    assertThat(gates.isReady("signals")).isTrue();
    assertThat(gates.suspend("signals")).isFalse();
    assertThat(gates.isReady("signals")).isTrue();
  }

  @Test
  void shouldNeedAllWhereConsumersCannotBeHeld() {
    // Given
    TopicReadiness gates = gates("group.protocol", "streams");

    // When
    gates.update(live(Map.of("signals", LOADED)), 1);

    // Then
    assertThat(gates.canStart()).isFalse();
  }

  private static TopicReadiness gates(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "b:9092");
    settings.put("schema.registry.url", "http://r:8081");
    settings.put("application.id", "weir");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new TopicReadiness(WeirConfig.of(settings));
  }

  private static LiveModels live(Timeline timeline, Map<ModelVersionId, VersionState> states) {
    return new LiveModels(
        Map.of(
            timeline.route(),
            new RouteTimeline(
                timeline, states, InstanceRole.ALL, NoUsableVersion.FIRST_USABLE, healths())));
  }

  private static ChallengerHealthRegistry healths() {
    return new ChallengerHealthRegistry(
        new ChallengerLimits(5, Duration.ofSeconds(1)), new WeirMetrics(new SimpleMeterRegistry()));
  }

  private static LiveModels live(Map<String, VersionState> states) {
    ChallengerHealthRegistry healthRegistry = healths();
    Map<String, RouteTimeline> routes = new HashMap<>();
    states.forEach(
        (route, state) ->
            routes.put(
                route,
                new RouteTimeline(
                    new Timeline(route, 1, List.of(new Timeline.Entry(0, VERSION, List.of()))),
                    Map.of(VERSION, state),
                    InstanceRole.ALL,
                    NoUsableVersion.FIRST_USABLE,
                    healthRegistry)));
    return new LiveModels(routes);
  }
}
