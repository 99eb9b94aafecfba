package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.trainer.data.DataException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EndOffsetsTest {

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
}
