package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Signals of a topic are accepted like in the stream, except for values beyond the range. */
class RecordKindTest {

  private static SignalRecord signal(String id, double... values) {
    return SignalRecord.of(id, "s1", Instant.EPOCH, values);
  }

  @Test
  void shouldPassOverASignalWithoutId() {
    assertThat(RecordKind.SIGNALS.problem().apply(signal("", 1)))
        .hasValue(DeadLetterReason.UNUSABLE_VALUES);
  }

  @Test
  void shouldPassOverValuesThatNoModelCanBeTrainedOn() {
    assertThat(RecordKind.SIGNALS.problem().apply(signal("r1", 1e300))).isEmpty();
    assertThat(RecordKind.SIGNALS.problem().apply(signal("r1", 1, -2e300)))
        .hasValue(DeadLetterReason.UNUSABLE_VALUES);
    assertThat(RecordKind.SIGNALS.problem().apply(signal("r1", Double.NaN)))
        .hasValue(DeadLetterReason.UNUSABLE_VALUES);
  }
}
