package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.routes.RefusalReason;
import dev.weir.stream.FakeModel;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.config.Role;
import dev.weir.stream.metrics.WeirMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteModelsTest {
  private static final ChallengerHealths HEALTHS =
      new ChallengerHealths(
          new ChallengerLimits(1, Duration.ofSeconds(1)),
          new WeirMetrics(new SimpleMeterRegistry()));
  private static final VersionState PENDING = new VersionState.Pending("being loaded");
  private static final VersionState REFUSED =
      new VersionState.Refused(RefusalReason.TOO_LARGE, "large");

  /** Versions b and c are loaded, p is pending, r is refused. */
  private static final Map<VersionId, VersionState> STATES =
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
    RouteModels models = models(loaded("a"), loaded("b"), loaded("c"));

    assertThat(version(models.choose(10))).isEqualTo("a");
    assertThat(version(models.choose(19))).isEqualTo("a");
    assertThat(version(models.choose(20))).isEqualTo("b");
    assertThat(version(models.choose(Long.MAX_VALUE))).isEqualTo("c");
    assertThat(models.choose(9)).isEqualTo(new Choice.BeforeFirst(10));
  }

  @Test
  void shouldWaitForPendingEvenWhereOlderOnesAreGood() {
    assertThat(models(loaded("a"), PENDING).choose(20)).isInstanceOf(Choice.NotYet.class);
  }

  @Test
  void shouldFallBackOverSeveralRefused() {
    assertThat(version(models(loaded("a"), REFUSED, REFUSED).choose(30))).isEqualTo("a");
  }

  @Test
  void shouldWaitWhereRefusedFollowsPending() {
    assertThat(models(PENDING, REFUSED).choose(20)).isInstanceOf(Choice.NotYet.class);
  }

  @Test
  void shouldScoreWithTheFirstUsableWhereNothingStandsBefore() {
    // Given
    RouteModels models = models(REFUSED, REFUSED, loaded("c"));

    // When, then
    assertThat(version(models.choose(10))).isEqualTo("c");
    assertThat(version(models.choose(20))).isEqualTo("c");
    assertThat(models.ready(10)).isTrue();
    assertThat(models(REFUSED, PENDING, loaded("c")).choose(10)).isInstanceOf(Choice.NotYet.class);
  }

  @Test
  void shouldMakeDeadLettersWhereNothingStandsBeforeAndSettingsSaySo() {
    // Given
    RouteModels models = models(NoUsableVersion.DEAD_LETTER, REFUSED, loaded("b"), REFUSED);

    // When, then
    assertThat(models.choose(10))
        .isEqualTo(
            new Choice.NeverUsable("m/v0 was refused (too-large) and no version precedes it"));
    assertThat(version(models.choose(20))).isEqualTo("b");
    assertThat(version(models.choose(30))).isEqualTo("b");
    assertThat(models.ready(10)).isFalse();
  }

  @Test
  void shouldWaitAndSayWhatToDoWhereAllAreRefused() {
    for (NoUsableVersion setting : NoUsableVersion.values()) {
      assertThat(models(setting, REFUSED, REFUSED).choose(10))
          .isInstanceOfSatisfying(
              Choice.NotYet.class,
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
    assertThat(live.names()).containsExactly("x", "y");
  }

  @Test
  void shouldOfferLoadedChallengersInOrderOfAssignmentEachOnce() {
    assertThat(challengers(beside(Role.ALL, loaded("a"), "c", "b", "c", "p", "r", "a")))
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
    Choice choice =
        new RouteModels(timeline, STATES, Role.ALL, NoUsableVersion.FIRST_USABLE, HEALTHS)
            .choose(20);

    // Then
    assertThat(version(choice)).isEqualTo("a");
    assertThat(challengers(choice)).containsExactly("b");
  }

  @Test
  void shouldScoreOnlyWhatRoleSays() {
    assertThat(challengers(beside(Role.CHAMPION, loaded("a"), "b"))).isEmpty();
    assertThat(version(beside(Role.CHAMPION, loaded("a"), "b"))).isEqualTo("a");
    assertThat(beside(Role.CHALLENGER, PENDING, "b")).isInstanceOf(Choice.Challenging.class);
    assertThat(challengers(beside(Role.CHALLENGER, PENDING, "b"))).containsExactly("b");
  }

  @Test
  void shouldBeReadyWithOneOfTheChallengersWhereOnlyThoseScore() {
    assertThat(route(Role.CHALLENGER, PENDING, "b", "p").ready(10)).isTrue();
    assertThat(route(Role.CHALLENGER, PENDING, "p", "r").ready(10)).isFalse();
    assertThat(route(Role.CHALLENGER, PENDING).ready(10)).isTrue();
    assertThat(route(Role.CHALLENGER, PENDING, "b").ready(9)).isFalse();
    assertThat(route(Role.ALL, PENDING, "b").ready(10)).isFalse();
    assertThat(route(Role.ALL, loaded("a"), "p", "r").ready(10)).isTrue();
  }

  @Test
  void shouldSayHowFarChallengersHaveCome() {
    // Given
    RouteModels models = route(Role.ALL, loaded("a"), "b", "p");
    Timeline.Entry entry = models.timeline().entries().getFirst();
    Challenger challenger = ((Choice.Made) models.choose(10)).challengers().getFirst();

    // When
    challenger.health().threw(new IllegalStateException());

    // Then
    assertThat(models.challengers(entry))
        .extracting(s -> s.version().version(), s -> s.suspension().isPresent())
        .containsExactly(tuple("b", true), tuple("p", false));
    assertThat(models.suspended()).isEqualTo(1);
    assertThat(models.loaded()).hasSize(3);
  }

  /** The choice beside champion a, from 10. */
  private static Choice beside(Role role, VersionState champion, String... challengers) {
    return route(role, champion, challengers).choose(10);
  }

  private static RouteModels route(Role role, VersionState champion, String... challengers) {
    Map<VersionId, VersionState> states = new HashMap<>(STATES);
    states.put(id("a"), champion);
    List<VersionId> ids = Arrays.stream(challengers).map(RouteModelsTest::id).toList();
    Timeline timeline = new Timeline("y" + ids, 1, List.of(new Timeline.Entry(10, id("a"), ids)));
    return new RouteModels(timeline, states, role, NoUsableVersion.FIRST_USABLE, HEALTHS);
  }

  private static List<String> challengers(Choice choice) {
    return ((Choice.Made) choice)
        .challengers().stream().map(c -> c.model().id().version()).toList();
  }

  private static VersionId id(String version) {
    return new VersionId("m", version);
  }

  /** Versions v0, v1, ... valid from 10, 20, ... */
  private static RouteModels models(VersionState... states) {
    return models(NoUsableVersion.FIRST_USABLE, states);
  }

  private static RouteModels models(NoUsableVersion noUsable, VersionState... states) {
    List<Timeline.Entry> entries = new java.util.ArrayList<>();
    Map<VersionId, VersionState> byVersion = new java.util.HashMap<>();
    for (int i = 0; i < states.length; i++) {
      entries.add(entry(10L * (i + 1), "v" + i));
      byVersion.put(new VersionId("m", "v" + i), states[i]);
    }
    return new RouteModels(new Timeline("x", 1, entries), byVersion, Role.ALL, noUsable, HEALTHS);
  }

  private static Timeline.Entry entry(long validFrom, String version) {
    return new Timeline.Entry(validFrom, new VersionId("m", version), List.of());
  }

  private static VersionState loaded(String version) {
    return new VersionState.Loaded(
        new LoadedModel(new VersionId("m", version), new FakeModel(0, 4), Instant.EPOCH));
  }

  private static String version(Choice choice) {
    return ((Choice.Scoring) choice).model().id().version();
  }
}
