package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.trainer.data.DataException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  @Test
  void shouldHoldOutTheShareWhateverElseThereIs() {
    // Given
    RecordShare fifth = new RecordShare(0.2, RecordShare.OF_TESTS);
    RecordShare third = new RecordShare(1.0 / 3, RecordShare.OF_TESTS);

    // When
    long inFifth =
        IntStream.range(0, 20_000).filter(i -> fifth.takes(new RecordId("s", "id" + i))).count();
    boolean nested =
        IntStream.range(0, 20_000)
            .allMatch(
                i ->
                    !fifth.takes(new RecordId("s", "id" + i))
                        || third.takes(new RecordId("s", "id" + i)));

    // Then the standard deviation of the share is 0.0028
    assertThat(inFifth / 20_000.0).isCloseTo(0.2, within(0.012));
    assertThat(nested).as("a greater share holds out the same records and more").isTrue();
  }

  @Test
  void shouldNeverChangeWhichRecordsAreHeldOut() {
    // sha256("press-1" 00 "part-N") , below 0x80 in its first byte, by Python's hashlib
    RecordShare half = new RecordShare(0.5, RecordShare.OF_TESTS);
    StringBuilder taken = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      taken.append(half.takes(new RecordId("press-1", "part-" + i)) ? '1' : '0');
    }
    assertThat(taken).hasToString("0001111010101011");
  }

  @Test
  void shouldReadEndsAsTheyAreWritten() {
    // Given
    EndOffsets ends =
        new EndOffsets(
            Map.of(
                new TopicPartition("plant-1.signals", 10), 7L,
                new TopicPartition("plant-1.signals", 9), 12L,
                new TopicPartition("plant-1.labels", 0), 0L));

    // Then
    assertThat(ends).hasToString("plant-1.labels-0:0 plant-1.signals-9:12 plant-1.signals-10:7");
    assertThat(EndOffsets.parse(ends.toString())).isEqualTo(ends);
    assertThatThrownBy(() -> EndOffsets.parse("signals"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'signals'");
  }

  @Test
  void shouldRefuseASpanOfNothing() {
    Instant noon = Instant.parse("2026-12-01T12:00:00Z");
    assertThatThrownBy(() -> new EventTimeRange(noon, noon, Duration.ZERO))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> new EventTimeRange(noon, noon.plusMillis(1), Duration.ofMillis(-1)))
        .hasMessageContaining("margin");
    assertThat(new EventTimeRange(Instant.EPOCH, noon, EventTimeRange.USUAL_MARGIN).start())
        .isEqualTo(Instant.EPOCH);
  }
}
