package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
  @Test
  void shouldCopyWhatARecordHolds() {
    // given
    ModelInput input = new ModelInput("signal", List.of(1, 40));

    // when
    ModelInput copy = Copies.of(input);

    // then
    assertThat(copy).isEqualTo(input).isNotSameAs(input);
    copy.setType("image");
    assertThat(input.getType()).isEqualTo("signal");
  }

  @Test
  void shouldCopyRecordsWithinRecords() {
    // given
    ModelVersion champion = new ModelVersion("waves", "1");
    TimelineEntry entry = new TimelineEntry();
    entry.setChampion(champion);
    entry.setChallengers(List.of(new ModelVersion("waves", "2")));
    entry.setValidFrom(Instant.ofEpochMilli(5));

    // when
    TimelineEntry copy = Copies.of(entry);

    // then
    assertThat(copy).isEqualTo(entry);
    copy.getChampion().setVersion("3");
    assertThat(champion.getVersion()).isEqualTo("1");
  }
}
