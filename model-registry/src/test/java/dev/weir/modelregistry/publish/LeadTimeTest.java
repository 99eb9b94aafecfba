package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void shouldBeAsFarAheadAsEventTimesAndHalfAMinuteAtLeast() {
    assertThat(LeadTime.of(Duration.ofMinutes(5)).least()).isEqualTo(Duration.ofMinutes(5));
    assertThat(LeadTime.of(Duration.ZERO)).isEqualTo(LeadTime.SHORTEST);
    assertThat(LeadTime.of(Duration.ofMinutes(5)).usual(NOW)).isEqualTo(NOW.plusSeconds(330));
    assertThat(ApplicationRules.withoutSettings().lead()).isEqualTo(LeadTime.USUAL);
  }

  @Test
  void shouldHoldChangesToIt() {
    // Given
    ModelCatalogue catalogue =
        Catalogues.of(
            List.of("m/1", "m/2"),
            TimelineRules.change(
                Catalogues.of(List.of("m/1", "m/2")),
                AssignmentRequest.of("signals", "m", "1"),
                NOW,
                LeadTime.USUAL));
    ApplicationRules rules = ApplicationRules.withoutSettings();
    AssignmentRequest next = AssignmentRequest.of("signals", "m", "2");

    // When, then
    assertThatThrownBy(
            () -> PlannedChange.of(next.from(NOW.plusSeconds(299)), catalogue, rules, NOW))
        .hasMessageContaining("300 s after now");
    assertThatCode(() -> PlannedChange.of(next.from(NOW.plusSeconds(300)), catalogue, rules, NOW))
        .doesNotThrowAnyException();
    assertThat(
            PlannedChange.of(next, catalogue, rules, NOW)
                .after()
                .getTimeline()
                .getLast()
                .getValidFrom())
        .isEqualTo(NOW.plusSeconds(330));
  }
}
