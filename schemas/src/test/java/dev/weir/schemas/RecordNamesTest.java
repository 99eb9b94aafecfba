package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordNamesTest {
  @Test
  void shouldTakeNamesUpToTheirLengthInBytes() {
    assertThat(RecordNames.problem("s".repeat(1_024), "\u6a5f".repeat(682) + "xx")).isEmpty();
  }

  @Test
  void shouldTellOfNamesThatAreLonger() {
    assertThat(RecordNames.problem("\u6a5f".repeat(341) + "xx", "r"))
        .hasValue("the source has 1,025 bytes; at most 1,024 are taken");
    assertThat(RecordNames.problem("s", "r".repeat(2_049)))
        .hasValue("the id has 2,049 bytes; at most 2,048 are taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "machine-1", "\u00e9\u07ff\u0800", "\u6a5f", "a\ud83d\ude00b"})
  void shouldCountBytesAsUtf8HasThem(String text) {
    assertThat(Utils.utf8Length(text)).isEqualTo(text.getBytes(UTF_8).length);
  }
}
