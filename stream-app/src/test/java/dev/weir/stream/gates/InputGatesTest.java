package dev.weir.stream.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Model;
import dev.weir.stream.FakeModel;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.config.Role;
import dev.weir.stream.config.WeirConfig;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputGatesTest {
  private static final VersionId VERSION = new VersionId("m", "1");
  private static final Model MODEL = new FakeModel(0, 4);
  private static final VersionState LOADED =
      new VersionState.Loaded(new LoadedModel(VERSION, MODEL, Instant.EPOCH));
  private static final VersionState PENDING = new VersionState.Pending("on its way");

  @Test
  void shouldStayClosedWithoutModels() {
    // Given
    InputGates gates = gates();

    // When
    gates.look(LiveModels.NONE, 1);

    // Then
    assertThat(gates.isOpen("signals")).isFalse();
    assertThat(gates.isOpen("images")).isFalse();
    assertThat(gates.isOpen("labels")).isTrue();
    assertThat(gates.suffice()).isFalse();
    assertThat(gates.settled(LiveModels.NONE)).isFalse();
  }

  @Test
  void shouldOpenOneWithoutTheOther() {
    // Given
    InputGates gates = gates();
    LiveModels live = live(Map.of("images", LOADED));

    // When
    gates.look(live, 1);

    // Then
    assertThat(gates.isOpen("images")).isTrue();
    assertThat(gates.isOpen("signals")).isFalse();
    assertThat(gates.suffice()).isTrue();
    assertThat(gates.settled(live)).isTrue();
  }

  @Test
  void shouldNotBeSettledWhileAssignedModelIsBeingLoaded() {
    // Given
    InputGates gates = gates();
    LiveModels live = live(Map.of("images", PENDING, "signals", LOADED));

    // When
    gates.look(live, 1);

    // Then
    assertThat(gates.suffice()).isTrue();
    assertThat(gates.settled(live)).isFalse();

    // When
    LiveModels loaded = live(Map.of("images", LOADED, "signals", LOADED));
    gates.look(loaded, 1);

    // Then
    assertThat(gates.settled(loaded)).isTrue();
  }

  @Test
  void shouldNeedModelOfEachRouteOfTopic() {
    // Given
    InputGates gates = gates("routes", "presses,pumps,images", "topic.prefix", "plant7.");

    // When
    gates.look(live(Map.of("presses", LOADED, "images", LOADED)), 1);

    // Then
    assertThat(gates.isOpen("plant7.signals")).isFalse();
    assertThat(gates.isOpen("plant7.images")).isTrue();
  }

  @Test
  void shouldWaitForTheVersionThatScoredBefore() {
    // Given
    InputGates gates = gates();
    VersionId before = new VersionId("m", "0");
    Timeline timeline =
        new Timeline(
            "signals",
            1,
            List.of(
                new Timeline.Entry(0, before, List.of()),
                new Timeline.Entry(10, VERSION, List.of())));
    VersionState loading = new VersionState.Pending("being loaded", true);

    // When, then
    gates.look(live(timeline, Map.of(VERSION, LOADED, before, loading)), 10);
    assertThat(gates.isOpen("signals")).isFalse();
    gates.look(live(timeline, Map.of(VERSION, LOADED, before, LOADED)), 10);
    assertThat(gates.isOpen("signals")).isTrue();
  }

  @Test
  void shouldStayOpenWhereAnAssignedVersionIsStillToBeLoaded() {
    // Given
    InputGates gates = gates();
    gates.look(live(Map.of("signals", LOADED)), 1);

    // When
    gates.look(live(Map.of("signals", PENDING)), 2);

    // Then
    assertThat(gates.isOpen("signals")).isTrue();
    assertThat(gates.closings()).isZero();
  }

  @Test
  void shouldCloseWhereTheAssignmentIsTakenAwayAndOpenWithTheNextOne() {
    // Given
    InputGates gates = gates();
    gates.look(live(Map.of("signals", LOADED, "images", LOADED)), 1);

    // When
    gates.look(live(Map.of("images", LOADED)), 2);
    gates.look(live(Map.of("images", LOADED)), 3);

    // Then
    assertThat(gates.isOpen("signals")).isFalse();
    assertThat(gates.isOpen("images")).isTrue();
    assertThat(gates.closings()).isOne();

    // When
    gates.look(live(Map.of("signals", PENDING, "images", LOADED)), 4);
    assertThat(gates.isOpen("signals")).isFalse();
    gates.look(live(Map.of("signals", LOADED, "images", LOADED)), 5);

    // Then
    assertThat(gates.isOpen("signals")).isTrue();
  }

  @Test
  void shouldNotCloseOverOneOfSeveralRoutesUntilARecordOfItComes() {
    // Given
    InputGates gates = gates("routes", "presses,pumps,images");
    gates.look(live(Map.of("presses", LOADED, "pumps", LOADED, "images", LOADED)), 1);

    // When
    LiveModels less = live(Map.of("presses", LOADED, "images", LOADED));
    gates.look(less, 2);

    // Then
    assertThat(gates.isOpen("signals")).isTrue();

    // When
    assertThat(gates.hold("pumps")).isTrue();
    gates.look(less, 3);

    // Then
    assertThat(gates.isOpen("signals")).isFalse();
    assertThat(gates.isOpen("images")).isTrue();
    gates.look(live(Map.of("presses", LOADED, "pumps", LOADED, "images", LOADED)), 4);
    assertThat(gates.isOpen("signals")).isTrue();
  }

  @Test
  void shouldHoldNothingWhereConsumersCannotBeHeld() {
    // Given
    InputGates gates = gates("group.protocol", "streams");
    gates.look(live(Map.of("signals", LOADED, "images", LOADED)), 1);

    // When
    gates.look(LiveModels.NONE, 2);

    // Then
    assertThat(gates.isOpen("signals")).isTrue();
    assertThat(gates.hold("signals")).isFalse();
    assertThat(gates.isOpen("signals")).isTrue();
  }

  @Test
  void shouldNeedAllWhereConsumersCannotBeHeld() {
    // Given
    InputGates gates = gates("group.protocol", "streams");

    // When
    gates.look(live(Map.of("signals", LOADED)), 1);

    // Then
    assertThat(gates.suffice()).isFalse();
  }

  private static InputGates gates(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "b:9092");
    settings.put("schema.registry.url", "http://r:8081");
    settings.put("application.id", "weir");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new InputGates(WeirConfig.of(settings));
  }

  private static LiveModels live(Timeline timeline, Map<VersionId, VersionState> states) {
    return new LiveModels(
        Map.of(
            timeline.route(),
            new RouteModels(timeline, states, Role.ALL, NoUsableVersion.FIRST_USABLE, healths())));
  }

  private static ChallengerHealths healths() {
    return new ChallengerHealths(
        new ChallengerLimits(5, Duration.ofSeconds(1)), new WeirMetrics(new SimpleMeterRegistry()));
  }

  private static LiveModels live(Map<String, VersionState> states) {
    ChallengerHealths healths = healths();
    Map<String, RouteModels> routes = new HashMap<>();
    states.forEach(
        (route, state) ->
            routes.put(
                route,
                new RouteModels(
                    new Timeline(route, 1, List.of(new Timeline.Entry(0, VERSION, List.of()))),
                    Map.of(VERSION, state),
                    Role.ALL,
                    NoUsableVersion.FIRST_USABLE,
                    healths)));
    return new LiveModels(routes);
  }
}
