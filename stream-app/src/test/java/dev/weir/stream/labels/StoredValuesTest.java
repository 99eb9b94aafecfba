package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.UnreadableStateException;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoredValuesTest {
  @Test
  void shouldReadBackWhatWasWritten() {
    PendingLabel label = new PendingLabel(Long.MIN_VALUE, 3, "x".repeat(100_000));

    assertThat(PendingLabel.fromBytes(label.toBytes())).isEqualTo(label);
  }

  @Test
  void shouldShowItsAgeWithoutDecoding() {
    assertThat(EntryTimestamps.of(new PendingLabel(4, 5, "a").toBytes()))
        .isEqualTo(new EntryTimestamps(4, 5));
    assertThatThrownBy(() -> EntryTimestamps.of(new byte[16]))
        .isInstanceOf(UnreadableStateException.class);
  }

  @Test
  void shouldExpireOnlyByBothClocks() {
    EntryTimestamps age = new EntryTimestamps(1_000, 2_000);

    assertThat(age.expired(1_101, 2_101, 100)).isTrue();
    assertThat(age.expired(1_100, 9_999, 100)).isFalse();
    assertThat(age.expired(9_999, 2_100, 100)).isFalse();
  }

  @Test
  void shouldKeepItsLayout() {
    byte[] bytes = new PendingLabel(1, 2, "ab").toBytes();

    assertThat(bytes)
        .isEqualTo(
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 97, 98});
  }

  @Test
  void shouldNameUnknownVersion() {
    byte[] bytes = new PendingLabel(1, 2, "ab").toBytes();
    bytes[0] = 9;

    assertThatThrownBy(() -> PendingLabel.fromBytes(bytes))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("version 9")
        .hasMessageContaining("reads version 1");
  }

  @Test
  void shouldRefuseEveryTruncation() {
    byte[] bytes = new PendingLabel(1, 2, "ab").toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> PendingLabel.fromBytes(cut))
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
