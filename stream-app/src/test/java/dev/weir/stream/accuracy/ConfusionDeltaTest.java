package dev.weir.stream.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.state.UnreadableStateException;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class ConfusionDeltaTest {
  private static final ScoringIdentity VERSION = new ScoringIdentity("m", "1", "champion");

  @Test
  void shouldAddOneForFirstLabelAndMoveItForNext() {
    assertThat(ConfusionDelta.of(null, "a", "b").cells())
        .containsExactly(new ConfusionDelta.Cell("a", "b", 1));
    assertThat(ConfusionDelta.of("a", "c", "b").cells())
        .containsExactly(
            new ConfusionDelta.Cell("a", "b", -1), new ConfusionDelta.Cell("c", "b", 1));
  }

  @Test
  void shouldReadBackWhatWasWritten() {
    ConfusionDelta delta = ConfusionDelta.of("a", "c", "b");
    Serde<ConfusionDelta> serde = ConfusionDelta.serde();

    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", delta)))
        .isEqualTo(delta);
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
    assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {7, 0}))
        .isInstanceOf(UnreadableStateException.class);
  }

  @Test
  void shouldPutEventTimesIntoTumblingWindows() {
    assertThat(AccuracyWindowKey.at(VERSION, 59_999, 60_000).start()).isZero();
    assertThat(AccuracyWindowKey.at(VERSION, 60_000, 60_000).start()).isEqualTo(60_000);
    assertThat(AccuracyWindowKey.at(VERSION, -1, 60_000).start()).isEqualTo(-60_000);
    AccuracyWindowKey key = new AccuracyWindowKey(VERSION, 120_000);
    assertThat(AccuracyWindowKey.parse(key.toString())).isEqualTo(key);
    AccuracyWindowKey slashes =
        new AccuracyWindowKey(new ScoringIdentity("a/b", "1", "champion"), 120_000);
    assertThat(AccuracyWindowKey.parse(slashes.toString())).isEqualTo(slashes);
    for (String text : List.of("", "a/b/c", "a/b/c/x")) {
      assertThatThrownBy(() -> AccuracyWindowKey.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
