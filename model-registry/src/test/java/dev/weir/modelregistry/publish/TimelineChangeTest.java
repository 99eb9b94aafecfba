package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineChangeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant USUAL = NOW.plusSeconds(60);
  private static final List<String> PUBLISHED = List.of("m/1", "m/2", "m/3");

  @Test
  void shouldPromoteAChallengerAndKeepTheOthers() {
    // Given
    ModelAssignment before = timeline(entry(Instant.EPOCH, "1", "2", "3"));
    // When
    ModelAssignment after = change(before, promotion("2", false));
    ModelAssignment kept = change(before, promotion("2", true));
    // Then
    assertThat(after.getRevision()).isEqualTo(8);
    assertThat(after.getChangedAt()).isEqualTo(NOW);
    assertThat(after.getTimeline())
        .containsExactly(before.getTimeline().getFirst(), entry(USUAL, "2", "3"));
    assertThat(kept.getTimeline().getLast()).isEqualTo(entry(USUAL, "2", "3", "1"));
  }

  @Test
  void shouldPromoteOnlyAChallengerOfTheNewestEntry() {
    // Given
    ModelAssignment before =
        timeline(entry(Instant.EPOCH, "1", "2"), entry(NOW.minusSeconds(9), "1", "3"));
    // When, Then
    assertThatThrownBy(() -> change(before, promotion("2", false)))
        .hasMessageContainingAll("m/2 is not a challenger", "route signals", "challengers are m/3");
    assertThat(change(before, promotion("1", false))).isEqualTo(before);
  }

  @Test
  void shouldNotPromoteBeforeTheNewestEntryHolds() {
    // Given
    ModelAssignment before = timeline(entry(NOW.plusSeconds(600), "1", "2"));
    Promotion later =
        new Promotion("signals", version("2"), Optional.of(NOW.plusSeconds(601)), false, false);
    // When, Then
    assertThatThrownBy(() -> change(before, promotion("2", false)))
        .hasMessageContainingAll("not after the newest entry", NOW.plusSeconds(600).toString());
    assertThat(change(before, later).getTimeline()).hasSize(2);
  }

  @Test
  void shouldWantHalfAMinuteAheadOfPromotionAndRollback() {
    // Given
    Optional<Instant> near = Optional.of(NOW.plusSeconds(29));
    ModelAssignment before = timeline(entry(Instant.EPOCH, "2"), entry(NOW, "1", "2"));
    // When, Then
    for (boolean force : new boolean[] {false, true}) {
      List<TimelineChange> changes =
          List.of(
              new Promotion("signals", version("2"), near, false, force),
              new Rollback("signals", near, force));
      for (TimelineChange change : changes) {
        if (force) {
          assertThat(change(before, change).getTimeline()).hasSize(3);
        } else {
          assertThatThrownBy(() -> change(before, change)).hasMessageContainingAll("30 s", "force");
        }
      }
    }
  }

  @Test
  void shouldBringThePreviousChampionBackAndUndoThat() {
    // Given
    ModelAssignment before =
        timeline(
            entry(Instant.EPOCH, "3"),
            entry(NOW.minusSeconds(90), "1", "2"),
            entry(NOW.minusSeconds(60), "2"),
            entry(NOW.minusSeconds(30), "2", "3"));
    // When
    ModelAssignment back = change(before, rollback());
    ModelAssignment again =
        rollback().apply(Catalogues.of(PUBLISHED, back), NOW.plusSeconds(40), LeadTime.SHORTEST);
    // Then
    assertThat(back.getTimeline()).hasSize(5).last().isEqualTo(entry(USUAL, "1", "2"));
    assertThat(again.getTimeline().getLast()).isEqualTo(entry(NOW.plusSeconds(100), "2", "3"));
  }

  @Test
  void shouldTakeBackAnEntryThatLiesAhead() {
    // Given
    ModelAssignment before = timeline(entry(Instant.EPOCH, "1"), entry(NOW.plusSeconds(30), "2"));
    // When
    ModelAssignment back = change(before, rollback());
    // Then
    assertThat(back.getRevision()).isEqualTo(8);
    assertThat(back.getTimeline()).containsExactly(entry(Instant.EPOCH, "1"));
  }

  @Test
  void shouldNotRollBackWithoutAPreviousChampion() {
    // Given
    ModelAssignment before = timeline(entry(Instant.EPOCH, "1"), entry(NOW, "1", "2"));
    // When, Then
    assertThatThrownBy(() -> change(before, rollback()))
        .hasMessageContainingAll("route signals", "m/1 is the only champion");
  }

  @Test
  void shouldPruneWhatNoEventTimeFromAMomentOnMeets() {
    // Given
    ModelAssignment before =
        timeline(
            entry(Instant.EPOCH, "1"),
            entry(NOW.minusSeconds(90), "2"),
            entry(NOW.minusSeconds(30), "3"));
    // When
    ModelAssignment pruned = change(before, new Pruning("signals", NOW.minusSeconds(31), false));
    // Then
    assertThat(pruned.getTimeline()).containsExactlyElementsOf(before.getTimeline().subList(1, 3));
    assertThat(pruned.getRevision()).isEqualTo(8);
    assertThat(change(pruned, new Pruning("signals", NOW.minusSeconds(31), false)))
        .isEqualTo(pruned);
    assertThat(change(before, new Pruning("signals", NOW, false)).getTimeline()).hasSize(1);
    assertThat(change(before, new Pruning("signals", NOW.minusSeconds(91), false)))
        .isEqualTo(before);
    for (int s = 0; s < 31; s++) {
      Instant time = NOW.minusSeconds(s);
      assertThat(TimelineQueries.at(pruned, time)).isEqualTo(TimelineQueries.at(before, time));
    }
  }

  @Test
  void shouldNotPruneAheadOfNow() {
    // Given
    ModelAssignment before = timeline(entry(Instant.EPOCH, "1"), entry(USUAL, "2"));
    // When, Then
    assertThatThrownBy(() -> change(before, new Pruning("signals", NOW.plusMillis(1), false)))
        .hasMessageContaining("after now");
  }

  @Test
  void shouldNameTheRoutesThatAreKnown() {
    // Given
    Rollback wrong = new Rollback("signal", Optional.empty(), false);
    // When, Then
    assertThatThrownBy(() -> change(timeline(entry(Instant.EPOCH, "1")), wrong))
        .hasMessage("route signal has no timeline; routes with one are signals");
    assertThatThrownBy(() -> wrong.apply(Catalogues.of(PUBLISHED), NOW, LeadTime.SHORTEST))
        .hasMessage("route signal has no timeline; no route has one yet");
  }

  private static Promotion promotion(String version, boolean keepOld) {
    return new Promotion("signals", version(version), Optional.empty(), keepOld, false);
  }

  private static Rollback rollback() {
    return new Rollback("signals", Optional.empty(), false);
  }

  private static ModelAssignment change(ModelAssignment before, TimelineChange change) {
    return change.apply(Catalogues.of(PUBLISHED, before), NOW, LeadTime.SHORTEST);
  }

  private static ModelAssignment timeline(TimelineEntry... entries) {
    return new ModelAssignment("signals", 7L, List.of(entries), Instant.EPOCH);
  }

  private static TimelineEntry entry(Instant from, String champion, String... challengers) {
    return new TimelineEntry(
        from, version(champion), Arrays.stream(challengers).map(v -> version(v)).toList());
  }

  private static ModelVersion version(String version) {
    return new ModelVersion("m", version);
  }
}
