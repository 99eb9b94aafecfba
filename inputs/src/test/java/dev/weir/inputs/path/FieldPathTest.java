package dev.weir.inputs.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.b",
        "a[0].c",
        "a[*].x",
        "\"a.b\".c",
        "\"q\\\"\\\\\"",
        "$",
        "[3]",
        "[2..41]",
        "[2..]",
        "größe",
        "a-b_c"
      })
  void shouldWriteWhatItParses(String text) {
    FieldPath path = FieldPath.parse(text);

    assertThat(path).hasToString(text);
    assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"$.a.b,a.b", "' a . b ',a.b", "$[1],[1]"})
  void shouldTolerateRootAndBlanks(String text, String canonical) {
    assertThat(FieldPath.parse(text)).hasToString(canonical);
  }

  @Test
  void shouldSplitListsOutsideQuotes() {
    assertThat(FieldPath.parseAll("a.b, \"c,d\",e[*].f"))
        .extracting(FieldPath::toString)
        .containsExactly("a.b", "\"c,d\"", "e[*].f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.",
        ".a",
        "a[",
        "a[x]",
        "a[1",
        "a[-1]",
        "a b]",
        "\"a",
        "a,b",
        "a[*].b[*]",
        "a[9999999999]",
        "a[4..2]",
        "a]"
      })
  void shouldSayWhyATextIsNoPath(String text) {
    assertThatThrownBy(() -> FieldPath.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
