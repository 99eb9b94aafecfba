package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.stream.FakeModel;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.ModelVersionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTimelineTest {
  private static final ChallengerHealthRegistry HEALTHS =
      new ChallengerHealthRegistry(
          new ChallengerLimits(1, Duration.ofSeconds(1)),
          new WeirMetrics(new SimpleMeterRegistry()));
  private static final VersionState PENDING = new VersionState.Pending("being loaded");
  private static final VersionState REFUSED =
      new VersionState.Refused(RefusalReason.TOO_LARGE, "large");

  /** Versions b and c are loaded, p is pending, r is refused. */
  private static final Map<ModelVersionId, VersionState> STATES =
      Map.of(
          id("a"),
          loaded("a"),
          id("b"),
          loaded("b"),
          id("c"),
          loaded("c"),
          id("p"),
          PENDING,
          id("r"),
          REFUSED);

  @Test
  void shouldChooseLastEntryNotAfterEventTime() {
    RouteTimeline models = models(loaded("a"), loaded("b"), loaded("c"));

    assertThat(version(models.choose(10))).isEqualTo("a");
    assertThat(version(models.choose(19))).isEqualTo("a");
    assertThat(version(models.choose(20))).isEqualTo("b");
    assertThat(version(models.choose(Long.MAX_VALUE))).isEqualTo("c");
    assertThat(models.choose(9)).isEqualTo(new ModelSelection.BeforeTimeline(10));
  }

  @Test
  void shouldWaitForPendingEvenWhereOlderOnesAreGood() {
    assertThat(models(loaded("a"), PENDING).choose(20)).isInstanceOf(ModelSelection.Pending.class);
  }

  @Test
  void shouldFallBackOverSeveralRefused() {
    assertThat(version(models(loaded("a"), REFUSED, REFUSED).choose(30))).isEqualTo("a");
  }

  @Test
  void shouldWaitWhereRefusedFollowsPending() {
    assertThat(models(PENDING, REFUSED).choose(20)).isInstanceOf(ModelSelection.Pending.class);
  }

  @Test
  void shouldScoreWithTheFirstUsableWhereNothingStandsBefore() {
    // Given
    RouteTimeline models = models(REFUSED, REFUSED, loaded("c"));

    // When, then
    assertThat(version(models.choose(10))).isEqualTo("c");
    assertThat(version(models.choose(20))).isEqualTo("c");
    assertThat(models.ready(10)).isTrue();
    assertThat(models(REFUSED, PENDING, loaded("c")).choose(10))
        .isInstanceOf(ModelSelection.Pending.class);
  }

  @Test
  void shouldMakeDeadLettersWhereNothingStandsBeforeAndSettingsSaySo() {
    // Given
    RouteTimeline models = models(NoUsableVersion.DEAD_LETTER, REFUSED, loaded("b"), REFUSED);

    // When, then
    assertThat(models.choose(10))
        .isEqualTo(
            new ModelSelection.NeverUsable(
                "m/v0 was refused (too-large) and no version precedes it"));
    assertThat(version(models.choose(20))).isEqualTo("b");
    assertThat(version(models.choose(30))).isEqualTo("b");
    assertThat(models.ready(10)).isFalse();
  }

  @Test
  void shouldWaitAndSayWhatToDoWhereAllAreRefused() {
    for (NoUsableVersion setting : NoUsableVersion.values()) {
      assertThat(models(setting, REFUSED, REFUSED).choose(10))
          .isInstanceOfSatisfying(
              ModelSelection.Pending.class,
              n -> assertThat(n.detail()).contains("./weir assign x NAME/VERSION"));
    }
  }

  @Test
  void shouldSayWhetherTheVersionBeforeIsStillToBeLoaded() {
    VersionState loading = new VersionState.Pending("being loaded", true);
    assertThat(models(loading, loaded("b")).isLoadingBefore(20)).isTrue();
    assertThat(models(loading, loaded("b")).isLoadingBefore(19)).isFalse();
    assertThat(models(PENDING, loaded("b")).isLoadingBefore(20)).isFalse();
    assertThat(models(loaded("a"), loading).isLoadingBefore(20)).isFalse();
    assertThat(models(loading, loaded("b"), loaded("c")).isLoadingBefore(30)).isFalse();
  }

  @Test
  void shouldBeReadyOnlyWhereEveryRouteHasChampion() {
    LiveModels live = new LiveModels(Map.of("x", models(loaded("a")), "y", models(PENDING)));

    assertThat(live.ready(List.of("x"), 10)).isTrue();
    assertThat(live.ready(List.of("x"), 9)).isFalse();
    assertThat(live.ready(List.of("x", "y"), 10)).isFalse();
    assertThat(live.ready(List.of("z"), 10)).isFalse();
    assertThat(live.routes()).containsOnlyKeys("x", "y");
  }

  @Test
  void shouldOfferLoadedChallengersInOrderOfAssignmentEachOnce() {
    assertThat(challengers(beside(InstanceRole.ALL, loaded("a"), "c", "b", "c", "p", "r", "a")))
        .containsExactly("c", "b");
  }

  @Test
  void shouldNotScoreTwiceWithVersionThatStandsInForRefusedChampion() {
    // Given
    Timeline timeline =
        new Timeline(
            "x",
            1,
            List.of(entry(10, "a"), new Timeline.Entry(20, id("r"), List.of(id("a"), id("b")))));

    // When
    ModelSelection choice =
        new RouteTimeline(timeline, STATES, InstanceRole.ALL, NoUsableVersion.FIRST_USABLE, HEALTHS)
            .choose(20);

    // Then
    assertThat(version(choice)).isEqualTo("a");
    assertThat(challengers(choice)).containsExactly("b");
  }

  @Test
  void shouldScoreOnlyWhatRoleSays() {
    assertThat(challengers(beside(InstanceRole.CHAMPION, loaded("a"), "b"))).isEmpty();
    assertThat(version(beside(InstanceRole.CHAMPION, loaded("a"), "b"))).isEqualTo("a");
    assertThat(beside(InstanceRole.CHALLENGER, PENDING, "b"))
        .isInstanceOf(ModelSelection.ChallengersOnly.class);
    assertThat(challengers(beside(InstanceRole.CHALLENGER, PENDING, "b"))).containsExactly("b");
  }

  @Test
  void shouldBeReadyWithOneOfTheChallengersWhereOnlyThoseScore() {
    assertThat(route(InstanceRole.CHALLENGER, PENDING, "b", "p").ready(10)).isTrue();
    assertThat(route(InstanceRole.CHALLENGER, PENDING, "p", "r").ready(10)).isFalse();
    assertThat(route(InstanceRole.CHALLENGER, PENDING).ready(10)).isTrue();
    assertThat(route(InstanceRole.CHALLENGER, PENDING, "b").ready(9)).isFalse();
    assertThat(route(InstanceRole.ALL, PENDING, "b").ready(10)).isFalse();
    assertThat(route(InstanceRole.ALL, loaded("a"), "p", "r").ready(10)).isTrue();
  }

  @Test
  void shouldSayHowFarChallengersHaveCome() {
    // Given
    RouteTimeline models = route(InstanceRole.ALL, loaded("a"), "b", "p");
    Timeline.Entry entry = models.timeline().entries().getFirst();
    Challenger challenger = ((ModelSelection.Selected) models.choose(10)).challengers().getFirst();

    // When
    challenger.health().recordException(new IllegalStateException());

    // Then
    assertThat(models.challengers(entry))
        .extracting(s -> s.version().version(), s -> s.suspension().isPresent())
        .containsExactly(tuple("b", true), tuple("p", false));
    assertThat(models.suspended()).isEqualTo(1);
    assertThat(models.loaded()).hasSize(3);
  }

  /** The choice beside champion a, from 10. */
  private static ModelSelection beside(
      InstanceRole role, VersionState champion, String... challengers) {
    return route(role, champion, challengers).choose(10);
  }

  private static RouteTimeline route(
      InstanceRole role, VersionState champion, String... challengers) {
    Map<ModelVersionId, VersionState> states = new HashMap<>(STATES);
    states.put(id("a"), champion);
    List<ModelVersionId> ids = Arrays.stream(challengers).map(RouteTimelineTest::id).toList();
    Timeline timeline = new Timeline("y" + ids, 1, List.of(new Timeline.Entry(10, id("a"), ids)));
    return new RouteTimeline(timeline, states, role, NoUsableVersion.FIRST_USABLE, HEALTHS);
  }

  private static List<String> challengers(ModelSelection choice) {
    return ((ModelSelection.Selected) choice)
        .challengers().stream().map(c -> c.model().id().version()).toList();
  }

  private static ModelVersionId id(String version) {
    return new ModelVersionId("m", version);
  }

  /** Versions v0, v1, ... valid from 10, 20, ... */
  private static RouteTimeline models(VersionState... states) {
    return models(NoUsableVersion.FIRST_USABLE, states);
  }

  private static RouteTimeline models(NoUsableVersion noUsable, VersionState... states) {
    List<Timeline.Entry> entries = new java.util.ArrayList<>();
    Map<ModelVersionId, VersionState> byVersion = new java.util.HashMap<>();
    for (int i = 0; i < states.length; i++) {
      entries.add(entry(10L * (i + 1), "v" + i));
      byVersion.put(new ModelVersionId("m", "v" + i), states[i]);
    }
    return new RouteTimeline(
        new Timeline("x", 1, entries), byVersion, InstanceRole.ALL, noUsable, HEALTHS);
  }

  private static Timeline.Entry entry(long validFrom, String version) {
    return new Timeline.Entry(validFrom, new ModelVersionId("m", version), List.of());
  }

  private static VersionState loaded(String version) {
    return new VersionState.Loaded(
        new LoadedModel(new ModelVersionId("m", version), new FakeModel(0, 4), Instant.EPOCH));
  }

  private static String version(ModelSelection choice) {
    return ((ModelSelection.ChampionSelected) choice).model().id().version();
  }
}
