package dev.weir.modelregistry.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineQueriesTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
  private static final ModelVersion FIRST = new ModelVersion("m", "1");
  private static final ModelVersion SECOND = new ModelVersion("m", "2");
  private static final TimelineEntry BEGINNING =
      new TimelineEntry(Instant.EPOCH, FIRST, List.of(SECOND));
  private static final TimelineEntry LATER = new TimelineEntry(MARCH, SECOND, List.of());
  private static final ModelAssignment TIMELINE =
      new ModelAssignment("signals", 2L, List.of(BEGINNING, LATER), MARCH);

  @Test
  void shouldFindTheEntryOfAnEventTime() {
    assertThat(TimelineQueries.at(TIMELINE, MARCH)).contains(LATER);
    assertThat(TimelineQueries.at(TIMELINE, MARCH.minusNanos(1))).contains(BEGINNING);
    assertThat(TimelineQueries.at(TIMELINE, Instant.EPOCH)).contains(BEGINNING);
    assertThat(TimelineQueries.at(TIMELINE, Instant.EPOCH.minusMillis(1))).isEmpty();
    assertThat(TimelineQueries.indexAt(List.of(10L, 20L), Long::longValue, 9)).isEqualTo(-1);
    assertThat(TimelineQueries.indexAt(List.of(10L, 20L), Long::longValue, 20)).isEqualTo(1);
  }

  @Test
  void shouldListEachVersionOnce() {
    assertThat(TimelineQueries.versions(TIMELINE)).containsExactly(FIRST, SECOND);
    assertThat(TimelineQueries.versions(BEGINNING).map(TimelineQueries::name))
        .containsExactly("m/1", "m/2");
  }

  @Test
  void shouldTellChampionFromChallenger() {
    assertThat(TimelineQueries.role(FIRST, BEGINNING)).contains("champion");
    assertThat(TimelineQueries.role(SECOND, BEGINNING)).contains("challenger");
    assertThat(TimelineQueries.role(FIRST, LATER)).isEmpty();
  }
}
