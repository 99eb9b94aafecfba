package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTimeRangeTest {

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
