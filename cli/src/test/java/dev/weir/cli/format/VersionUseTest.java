package dev.weir.cli.format;

import static dev.weir.cli.format.Samples.NOW;
import static dev.weir.cli.format.Samples.entry;
import static dev.weir.cli.format.Samples.timeline;
import static dev.weir.cli.format.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.ModelAssignment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionUseTest {
  private static final Instant EARLIER = NOW.minusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(60);

  private static final ModelAssignment SIGNALS =
      timeline(
          "signals",
          entry(Instant.EPOCH, "1"),
          entry(EARLIER, "1", "2"),
          entry(NOW, "2"),
          entry(LATER, "1"));

  @Test
  void shouldJoinEntriesThatFollowEachOther() {
    assertThat(VersionUse.of(version("1"), List.of(SIGNALS)))
        .containsExactly(
            new VersionUse("signals", "champion", Instant.EPOCH, Optional.of(NOW)),
            new VersionUse("signals", "champion", LATER, Optional.empty()));
    assertThat(VersionUse.of(version("2"), List.of(SIGNALS)))
        .containsExactly(
            new VersionUse("signals", "challenger", EARLIER, Optional.of(NOW)),
            new VersionUse("signals", "champion", NOW, Optional.of(LATER)));
    assertThat(VersionUse.of(version("3"), List.of(SIGNALS))).isEmpty();
  }

  @Test
  void shouldSayWhenAVersionScores() {
    assertThat(VersionUse.of(version("1"), List.of(SIGNALS)))
        .extracting(use -> use.describe(NOW))
        .containsExactly("champion of signals until " + NOW, "champion of signals from " + LATER);
    assertThat(VersionUse.of(version("1"), List.of(SIGNALS)))
        .extracting(use -> use.describe(EARLIER))
        .first()
        .isEqualTo("champion of signals since the beginning until " + NOW);
    assertThat(VersionUse.of(version("2"), List.of(SIGNALS)))
        .extracting(use -> use.describe(NOW))
        .last()
        .isEqualTo("champion of signals since " + NOW + " until " + LATER);
  }
}
