package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
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
  void shouldFitTheTerminal() {
    // given
    TextTable table = new TextTable(OptionalInt.of(30), "MODEL", "KIND", "ROUTE");

    // when
    table.row("a-model-with-a-very-long-name/12", "rocket", "signals");

    // then
    assertThat(table.lines())
        .containsExactly(
            "MODEL          KIND    ROUTE", //
            "a-model-with…  rocket  signals")
        .allMatch(line -> line.length() <= 30);
    assertThat(table.lastLine()).startsWith("a-model-with…");
  }

  @ParameterizedTest
  @CsvSource({
    "0, record, 0 records",
    "1, record, 1 record",
    "1000, record, '1,000 records'",
    "2, class, 2 classes",
    "2, entry, 2 entries",
    "2, key, 2 keys"
  })
  void shouldCountThings(long count, String thing, String text) {
    assertThat(Plural.of(count, thing)).isEqualTo(text);
  }

  @Test
  void shouldTakeTheWidthThatTheEnvironmentSays() {
    assertThat(Terminal.width(Map.of("COLUMNS", "100"))).hasValue(100);
    assertThat(Terminal.width(Map.of("COLUMNS", "3"))).hasValue(40);
    assertThat(Terminal.width(Map.of("COLUMNS", "wide"))).isEqualTo(Terminal.width(Map.of()));
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
