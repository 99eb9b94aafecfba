package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.FakeModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteModelsTest {
  private static final VersionState PENDING = new VersionState.Pending("being loaded");
  private static final VersionState REFUSED =
      new VersionState.Refused(RefusalReason.TOO_LARGE, "large");

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
  void shouldNotFallForward() {
    assertThat(models(REFUSED, loaded("b")).choose(10)).isInstanceOf(Choice.NotYet.class);
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
  void shouldRefuseTimelineThatIsEmptyOrOutOfOrder() {
    assertThatThrownBy(() -> new Timeline("x", 1, List.of())).hasMessageContaining("no entries");
    assertThatThrownBy(() -> new Timeline("x", 1, List.of(entry(2, "a"), entry(2, "b"))))
        .hasMessageContaining("not in order at entry 1");
  }

  /** Versions v0, v1, ... valid from 10, 20, ... */
  private static RouteModels models(VersionState... states) {
    List<Timeline.Entry> entries = new java.util.ArrayList<>();
    Map<VersionId, VersionState> byVersion = new java.util.HashMap<>();
    for (int i = 0; i < states.length; i++) {
      entries.add(entry(10L * (i + 1), "v" + i));
      byVersion.put(new VersionId("m", "v" + i), states[i]);
    }
    return new RouteModels(new Timeline("x", 1, entries), byVersion);
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
