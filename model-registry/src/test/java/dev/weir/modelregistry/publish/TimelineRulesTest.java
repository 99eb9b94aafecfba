package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> PUBLISHED = List.of("m/1", "m/2", "m/3");

  private final ModelAssignment first =
      TimelineRules.change(
          Catalogues.of(PUBLISHED),
          AssignmentRequest.of("signals", "m", "1"),
          NOW,
          LeadTime.SHORTEST);

  @Test
  void shouldLetTheFirstEntryHoldFromTheBeginning() {
    assertThat(first.getRevision()).isEqualTo(1);
    assertThat(first.getTimeline())
        .containsExactly(new TimelineEntry(Instant.EPOCH, version("1"), List.of()));
    assertThat(first.getChangedAt()).isEqualTo(NOW);
  }

  @Test
  void shouldLetTheFirstEntryLieAnywhere() {
    Instant past = NOW.minusSeconds(3600);
    ModelAssignment assignment =
        TimelineRules.change(
            Catalogues.of(PUBLISHED),
            AssignmentRequest.of("signals", "m", "1").from(past),
            NOW,
            LeadTime.SHORTEST);
    assertThat(assignment.getTimeline().getFirst().getValidFrom()).isEqualTo(past);
  }

  @Test
  void shouldAddALaterEntryAMinuteAheadAndCountTheRevision() {
    // When
    ModelAssignment second = change(AssignmentRequest.of("signals", "m", "2"));
    // Then
    assertThat(second.getRevision()).isEqualTo(2);
    assertThat(second.getTimeline())
        .containsExactly(
            first.getTimeline().getFirst(),
            new TimelineEntry(NOW.plusSeconds(60), version("2"), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"30000, true", "29999, false", "0, false", "-1, false"})
  void shouldWantHalfAMinuteAhead(long millisAhead, boolean granted) {
    // Given
    AssignmentRequest request =
        AssignmentRequest.of("signals", "m", "2").from(NOW.plusMillis(millisAhead));
    // When, Then
    if (granted) {
      assertThat(change(request).getTimeline()).hasSize(2);
    } else {
      assertThatThrownBy(() -> change(request))
          .isInstanceOf(PublishException.class)
          .hasMessageContainingAll("30 s", NOW.toString(), "force");
    }
    assertThat(change(request.forced()).getTimeline()).hasSize(2);
  }

  @Test
  void shouldKeepEntriesSortedAndReplaceOneOfTheSameMoment() {
    // Given
    AssignmentRequest inTenMinutes =
        AssignmentRequest.of("signals", "m", "2").from(NOW.plusSeconds(600));
    AssignmentRequest inFive = AssignmentRequest.of("signals", "m", "3").from(NOW.plusSeconds(300));
    AssignmentRequest instead =
        AssignmentRequest.of("signals", "m", "3").from(NOW.plusSeconds(600));
    // When
    ModelAssignment second = change(inTenMinutes);
    ModelAssignment third =
        TimelineRules.change(Catalogues.of(PUBLISHED, second), inFive, NOW, LeadTime.SHORTEST);
    ModelAssignment fourth =
        TimelineRules.change(Catalogues.of(PUBLISHED, third), instead, NOW, LeadTime.SHORTEST);
    // Then
    assertThat(third.getTimeline())
        .extracting(entry -> entry.getChampion().getVersion())
        .containsExactly("1", "3", "2");
    assertThat(fourth.getTimeline())
        .extracting(entry -> entry.getChampion().getVersion())
        .containsExactly("1", "3", "3");
    assertThat(fourth.getRevision()).isEqualTo(4);
  }

  @Test
  void shouldChangeNothingIfItAlreadySaysSo() {
    // Given
    AssignmentRequest usual = AssignmentRequest.of("signals", "m", "1");
    AssignmentRequest past = usual.from(Instant.EPOCH);
    // When, Then
    assertThat(change(usual)).isEqualTo(first);
    assertThat(change(past)).isEqualTo(first);
  }

  @Test
  void shouldRefuseVersionsThatAreNotPublished() {
    assertThatThrownBy(() -> change(AssignmentRequest.of("signals", "m", "4")))
        .hasMessage("m/4 is not published; published versions are 1, 2, 3");
    assertThatThrownBy(() -> change(AssignmentRequest.of("signals", "n", "1")))
        .hasMessage("n/1 is not published; no version of n is");
    AssignmentRequest challenged =
        AssignmentRequest.of("signals", "m", "2").against(List.of(version("9")));
    assertThatThrownBy(() -> change(challenged)).hasMessageStartingWith("m/9 is not published");
  }

  @Test
  void shouldRefuseWrongRequests() {
    AssignmentRequest request = AssignmentRequest.of("signals", "m", "1");
    assertThatThrownBy(() -> request.against(List.of(version("1"))))
        .hasMessageContaining("m/1 occurs twice");
    assertThatThrownBy(() -> AssignmentRequest.of("a/b", "m", "1")).hasMessageContaining("a/b");
    assertThatThrownBy(() -> change(request.from(Instant.EPOCH.minusMillis(1))))
        .hasMessageContaining("before 1970");
  }

  @Test
  void shouldDescribeTheWholeTimeline() {
    // Given
    AssignmentRequest request =
        AssignmentRequest.of("signals", "m", "2").against(List.of(version("1"), version("3")));
    // When
    String described = new AssignmentOutcome(change(request), true, Map.of()).describe();
    // Then
    assertThat(described)
        .isEqualTo(
            "route signals: now at revision 2: m/1 from the beginning;"
                + " m/2 from 2026-03-01T12:01:00Z (challengers m/1, m/3)");
    assertThat(new AssignmentOutcome(first, false, Map.of()).describe())
        .isEqualTo("route signals: nothing changed, still at revision 1: m/1 from the beginning");
  }

  private ModelAssignment change(AssignmentRequest request) {
    return TimelineRules.change(Catalogues.of(PUBLISHED, first), request, NOW, LeadTime.SHORTEST);
  }

  private static ModelVersion version(String version) {
    return new ModelVersion("m", version);
  }
}
