package dev.weir.stream.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputGapsTest {

  @Test
  void shouldSayHowManyRecordsNobodyHasRead() {
    assertThat(InputGaps.text(100, 1_350, 2_000))
        .startsWith("1,250 records, the offsets 100 to 1349, were deleted before they were read");
  }

  @Test
  void shouldTellAnotherTopicFromOneThatWasCutAtItsBeginning() {
    assertThat(InputGaps.text(100, 0, 7))
        .startsWith("the next offset is 100, but the topic ends at 7: it was recreated");
  }
}
