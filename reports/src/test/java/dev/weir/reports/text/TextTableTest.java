package dev.weir.reports.text;

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

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "\u8ef8\u53d7, 4", // Han
    "\u30dd\u30f3\u30d7\u30fc, 8", // Katakana with a length mark
    "\ud55c\uae00, 4", // Hangul
    "\u1112\u1161\u11ab, 2", // the same syllable from its letters
    "e\u0301te\u0301, 3", // combining accents
    "\uff21\uff22, 4", // full-width Latin
    "\uff76\uff9e, 2", // half-width Katakana
    "\ud83d\ude00!, 3", // an emoji
    "a\u200bb, 2", // a zero-width space
    "\u0434\u0430, 2" // Cyrillic
  })
  void shouldKnowHowWideTextIs(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }

  @Test
  void shouldKeepACellInItsLineAndItsColumn() {
    assertThat(new TextTable("MODEL", "B").row("a\nb", "1").row("\u001b[2J", "2").lines())
        .containsExactly(
            "MODEL      B", //
            "a\\u000ab   1",
            "\\u001b[2J  2");
  }

  @Test
  void shouldAlignWideAndCombiningLetters() {
    assertThat(
            new TextTable("A", "B").row("\u8ef8", "1").row("e\u0301", "2").row("abc", "3").lines())
        .containsExactly("A    B", "\u8ef8   1", "e\u0301    2", "abc  3");
  }

  @Test
  void shouldCutWideLettersWhereTheyFit() {
    // given ten letters of two cells each, and room for nine cells
    TextTable table = new TextTable(OptionalInt.of(12), "MODEL", "K");

    // when
    table.row("\u8ef8".repeat(10), "1");

    // then four letters and the ellipsis take nine
    assertThat(table.lastLine()).isEqualTo("\u8ef8".repeat(4) + "\u2026  1");
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
    assertThat(CountFormat.of(count, thing)).isEqualTo(text);
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
    assertThat(ByteSizeFormat.text(bytes)).isEqualTo(text);
  }
}
