package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.state.Age;
import dev.weir.stream.state.UnreadableStateException;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoredValuesTest {
  @Test
  void shouldReadBackWhatWasWritten() {
    WaitingLabel label = new WaitingLabel(Long.MIN_VALUE, 3, "x".repeat(100_000));

    assertThat(WaitingLabel.fromBytes(label.toBytes())).isEqualTo(label);
  }

  @Test
  void shouldShowItsAgeWithoutDecoding() {
    assertThat(Age.of(new WaitingLabel(4, 5, "a").toBytes())).isEqualTo(new Age(4, 5));
    assertThatThrownBy(() -> Age.of(new byte[16])).isInstanceOf(UnreadableStateException.class);
  }

  @Test
  void shouldExpireOnlyByBothClocks() {
    Age age = new Age(1_000, 2_000);

    assertThat(age.expired(1_101, 2_101, 100)).isTrue();
    assertThat(age.expired(1_100, 9_999, 100)).isFalse();
    assertThat(age.expired(9_999, 2_100, 100)).isFalse();
  }

  @Test
  void shouldKeepItsLayout() {
    byte[] bytes = new WaitingLabel(1, 2, "ab").toBytes();

    assertThat(bytes)
        .isEqualTo(
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 97, 98});
  }

  @Test
  void shouldNameUnknownVersion() {
    byte[] bytes = new WaitingLabel(1, 2, "ab").toBytes();
    bytes[0] = 9;

    assertThatThrownBy(() -> WaitingLabel.fromBytes(bytes))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("version 9")
        .hasMessageContaining("reads version 1");
  }

  @Test
  void shouldRefuseEveryTruncation() {
    byte[] bytes = new WaitingLabel(1, 2, "ab").toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> WaitingLabel.fromBytes(cut))
          .isInstanceOf(UnreadableStateException.class);
    }
  }

  @Test
  void shouldGiveDifferentPairsDifferentKeys() {
    assertThat(RecordKey.of("ab", "c")).isEqualTo(Bytes.wrap(new byte[] {97, 98, 0, 99}));
    assertThat(RecordKey.of("a\0b", "c")).isNotEqualTo(RecordKey.of("a", "b\0c"));
    assertThat(RecordKey.of("", "a")).isNotEqualTo(RecordKey.of("a", ""));
  }
}
