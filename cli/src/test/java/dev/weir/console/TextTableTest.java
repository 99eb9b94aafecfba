package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

  @Test
  void shouldMakeColumnsAsWideAsTheirWidestCell() {
    assertThat(new TextTable("A", "BB", "C").row("aaa", "b", "").row("", "", "c").lines())
        .containsExactly(
            "A    BB  C", //
            "aaa  b",
            "         c");
  }

  @Test
  void shouldRefuseARowOfAnotherWidth() {
    assertThatThrownBy(() -> new TextTable("A", "B").row("a"))
        .hasMessage("1 cells do not fit 2 columns");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1536, 1.5 KiB",
    "31457280, 30.0 MiB",
    "1099511627776, 1.0 TiB",
    "9223372036854775807, 8388608.0 TiB"
  })
  void shouldSaySizesForPeople(long bytes, String text) {
    assertThat(Sizes.text(bytes)).isEqualTo(text);
  }
}
