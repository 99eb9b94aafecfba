package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedChangeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(90);
  private static final ApplicationRules RULES = ApplicationRules.withoutSettings();

  private final List<ModelManifest> published = new ArrayList<>();

  PlannedChangeTest() {
    publish("1", "signal", 1, 40);
    publish("2", "signal", 1, 40);
    publish("long", "signal", 1, 50);
    publish("axes", "signal", 3, 40);
    publish("image", "image", 28, 28);
    publish("larger", "image", 32, 28);
    publish("huge", "signal", 1, 40).setBytes(2L << 30);
    publish("odd", "signal", 1, 40).setKind("oracle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "axes", "image", "huge", "odd"})
  void shouldRefuseEveryWayToPlaceAVersionThatTheApplicationRefuses(String unfit) {
    // given
    ModelAssignment one = timeline("signals", entry(Instant.EPOCH, "1"));
    ModelAssignment challenged = timeline("signals", entry(Instant.EPOCH, "1", unfit));
    ModelAssignment replaced =
        timeline("signals", entry(Instant.EPOCH, "1"), entry(EARLIER, unfit), entry(NOW, "2"));
    // when, then
    for (boolean force : new boolean[] {false, true}) {
      checkRefused(one, assign("signals", force, unfit), unfit);
      checkRefused(one, assign("signals", force, "2", unfit), unfit);
      checkRefused(one, new Challenge("signals", version(unfit), at(60), force), unfit);
      checkRefused(
          challenged, new Promotion("signals", version(unfit), at(60), false, force), unfit);
      checkRefused(replaced, new Rollback("signals", Optional.empty(), force), unfit);
    }
  }

  private void checkRefused(ModelAssignment before, TimelineChange change, String unfit) {
    if (change.force()) {
      assertThat(plan(RULES, change, before).outcome().refusals()).containsKey(version(unfit));
      assertThat(plan(RULES, change, before).isChange()).isTrue();
    } else {
      assertThatThrownBy(() -> plan(RULES, change, before))
          .isInstanceOf(PublishException.class)
          .hasMessageContainingAll("m/" + unfit + " cannot score route signals", "--force");
    }
  }

  @Test
  void shouldSayWhatDoesNotFit() {
    ModelAssignment one = timeline("signals", entry(Instant.EPOCH, "1"));
    assertThatThrownBy(() -> plan(RULES, assign("signals", false, "long"), one))
        .hasMessageContainingAll("input-mismatch", "[1, 50]", "[1, 40]");
    assertThatThrownBy(() -> plan(RULES, assign("signals", false, "huge"), one))
        .hasMessageContainingAll("too-large", "2147483648", "model.max.bytes is 268435456");
    assertThatThrownBy(() -> plan(RULES, assign("signals", false, "odd"), one))
        .hasMessageContainingAll("kind-unknown", "oracle");
    assertThatThrownBy(() -> plan(RULES, assign("images", false, "1")))
        .hasMessageContainingAll("kind signal", "route images are of kind image");
  }

  @Test
  void shouldTakeWhatFits() {
    assertThat(plan(RULES, assign("signals", false, "long")).isChange()).isTrue();
    assertThat(plan(RULES, assign("images", false, "image")).isChange()).isTrue();
    assertThat(plan(RULES, assign("presses", false, "image")).isChange()).isTrue();
    ModelAssignment one = timeline("signals", entry(Instant.EPOCH, "1"));
    assertThat(plan(RULES, assign("signals", false, "2", "1"), one).outcome().refusals()).isEmpty();
  }

  @Test
  void shouldGoByTheSettings() {
    // given
    ApplicationRules mills =
        ApplicationRules.of(List.of(new Route("mills", "signal", 1, 50)), 3L << 30, List.of());
    ApplicationRules pictures =
        ApplicationRules.of(
            List.of(new Route("lens", "image")), ArtifactLimits.USUAL_MAX_BYTES, List.of());
    // when, then
    assertThat(plan(mills, assign("mills", false, "long")).isChange()).isTrue();
    assertThatThrownBy(() -> plan(mills, assign("mills", false, "1")))
        .hasMessageContaining("route.mills.window");
    assertThatThrownBy(() -> plan(pictures, assign("lens", false, "1")))
        .hasMessageContaining("kind image");
    assertThat(plan(mills, assign("other", false, "huge")).isChange()).isTrue();
  }

  @Test
  void shouldRefuseEveryWayToPlaceAVersionThatCannotBeSplitOnARouteWithShards() {
    // given
    ApplicationRules split =
        ApplicationRules.of(
            List.of(new Route("digits", "image", 0, 0, 3)),
            ArtifactLimits.USUAL_MAX_BYTES,
            List.of());
    publish("whole", "image", 28, 28).setKind("wnn");
    publish("dwnn", "image", 28, 28).setKind("dwnn");
    ModelAssignment one = timeline("digits", entry(Instant.EPOCH, "whole"));
    ModelAssignment challenged = timeline("digits", entry(Instant.EPOCH, "whole", "dwnn"));
    List<PlannedPlace> places =
        List.of(
            new PlannedPlace(assign("digits", false, "dwnn"), one),
            new PlannedPlace(assign("digits", false, "whole", "dwnn"), one),
            new PlannedPlace(new Challenge("digits", version("dwnn"), at(60), false), one),
            new PlannedPlace(
                new Promotion("digits", version("dwnn"), at(60), false, false), challenged));
    // when, then
    for (PlannedPlace place : places) {
      assertThatThrownBy(() -> plan(split, place.change(), place.before()))
          .isInstanceOf(PublishException.class)
          .hasMessageContainingAll("cannot score route digits, kind-mismatch", "kind dwnn", "wnn");
    }
    assertThat(plan(split, assign("digits", false, "whole")).isChange()).isTrue();
    assertThat(plan(RULES, assign("images", false, "dwnn")).isChange()).isTrue();
  }

  private record PlannedPlace(TimelineChange change, ModelAssignment before) {}

  @Test
  void shouldLeaveAVersionThatWasForcedWhereItStandsAndTellOfIt() {
    // given
    ModelAssignment forced = timeline("signals", entry(Instant.EPOCH, "1", "long"));
    // when
    PlannedChange next = plan(RULES, new Challenge("signals", version("2"), at(60), false), forced);
    // then: both are versions of one model, so the new one replaces the old one
    assertThat(next.after().getTimeline().getLast())
        .isEqualTo(entry(NOW.plusSeconds(60), "1", "2"));
    assertThat(next.outcome().refusals()).containsOnlyKeys(version("long"));
    assertThat(plan(RULES, assign("signals", false, "2", "long"), forced).outcome().refusals())
        .containsOnlyKeys(version("long"));
  }

  @Test
  void shouldNotPruneTheEntryThatTheOthersGoBy() {
    // given
    ModelAssignment before =
        timeline(
            "signals",
            entry(Instant.EPOCH, "1"),
            entry(NOW.minusSeconds(60), "long"),
            entry(NOW.minusSeconds(30), "2"));
    Instant between = NOW.minusSeconds(45);
    // when, then
    assertThatThrownBy(() -> plan(RULES, new Pruning("signals", between, false), before))
        .hasMessageContainingAll("m/2 could no longer score route signals", "[1, 50]");
    assertThat(plan(RULES, new Pruning("signals", between, true), before).outcome().refusals())
        .containsOnlyKeys(version("2"));
    assertThat(plan(RULES, new Pruning("signals", NOW, false), before).after().getTimeline())
        .hasSize(1);
  }

  @Test
  void shouldCorrectARouteThatBeganWithTheWrongShape() {
    // given
    ModelAssignment before = timeline("signals", entry(Instant.EPOCH, "long"), entry(EARLIER, "1"));
    TimelineChange correction =
        new AssignmentRequest("signals", version("1"), List.of(), Optional.of(Instant.EPOCH), true);
    // when
    AssignmentOutcome outcome = plan(RULES, correction, before).outcome();
    // then
    assertThat(outcome.refusals()).isEmpty();
    assertThat(outcome.assignment().getTimeline()).hasSize(2);
  }

  @Test
  void shouldAskForThePublishedVersionAlsoWhereATimelineHasItAlready() {
    // given
    ModelAssignment gone =
        timeline("signals", entry(Instant.EPOCH, "gone"), entry(EARLIER, "1", "gone"));
    // when, then
    assertThatThrownBy(
            () ->
                plan(RULES, new Promotion("signals", version("gone"), at(60), false, false), gone))
        .hasMessageContaining("m/gone is not published");
    assertThatThrownBy(() -> plan(RULES, new Rollback("signals", Optional.empty(), false), gone))
        .hasMessageContaining("m/gone is not published");
  }

  private ModelManifest publish(String version, String type, int... dimensions) {
    ModelManifest manifest =
        Catalogues.of(List.of("m/" + version)).manifest("m", version).orElseThrow();
    manifest.setInput(new ModelInput(type, Arrays.stream(dimensions).boxed().toList()));
    published.add(manifest);
    return manifest;
  }

  private PlannedChange plan(
      ApplicationRules rules, TimelineChange change, ModelAssignment... timelines) {
    ModelCatalogue catalogue = ModelCatalogue.of(published, List.of(timelines));
    return PlannedChange.of(change, catalogue, rules.with(LeadTime.SHORTEST), NOW);
  }

  private static AssignmentRequest assign(
      String route, boolean force, String champion, String... challengers) {
    List<ModelVersion> others = Arrays.stream(challengers).map(PlannedChangeTest::version).toList();
    return new AssignmentRequest(route, version(champion), others, Optional.empty(), force);
  }

  private static Optional<Instant> at(int seconds) {
    return Optional.of(NOW.plusSeconds(seconds));
  }

  private static ModelAssignment timeline(String route, TimelineEntry... entries) {
    return new ModelAssignment(route, 7L, List.of(entries), Instant.EPOCH);
  }

  private static TimelineEntry entry(Instant from, String champion, String... challengers) {
    return new TimelineEntry(
        from,
        version(champion),
        Arrays.stream(challengers).map(PlannedChangeTest::version).toList());
  }

  private static ModelVersion version(String version) {
    return new ModelVersion("m", version);
  }
}
