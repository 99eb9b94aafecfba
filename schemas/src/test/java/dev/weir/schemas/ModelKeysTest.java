package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelKeysTest {
  @Test
  void shouldWriteAndParseKeys() {
    assertThat(ModelKeys.manifest("gait", "1.0")).isEqualTo("gait/1.0");
    assertThat(ModelKeys.chunk("gait", "1.0", 12)).isEqualTo("gait/1.0/12");
    assertThat(ModelKeys.assignment("signals")).isEqualTo("signals");
    assertThat(ModelKeys.parse("gait/1.0")).isEqualTo(new ModelKey.Manifest("gait", "1.0"));
    assertThat(ModelKeys.parse("gait/1.0/0")).isEqualTo(new ModelKey.Chunk("gait", "1.0", 0));
    assertThat(ModelKeys.parse("signals")).isEqualTo(new ModelKey.Assignment("signals"));
    assertThat(ModelKeys.parse("a.b_c-D/2").text()).isEqualTo("a.b_c-D/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/",
        "/a",
        "a/b/",
        "a/b/x",
        "a/b/-1",
        "a/b/01",
        "a/b/9999999999",
        "a/b/1/2",
        "a b",
        "..",
        "./v1",
        "ä/1",
        "a/b\n"
      })
  void shouldRefuseWhatIsNoKey(String key) {
    assertThatThrownBy(() -> ModelKeys.parse(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(not allowed|is no key).*");
  }

  @Test
  void shouldNameTheValueThatIsNotAllowed() {
    assertThatThrownBy(() -> ModelKeys.manifest("gait", "1/0"))
        .hasMessage(
            "The model version '1/0' is not allowed: use letters, digits, '.', '_' and '-'");
    assertThatThrownBy(() -> ModelKeys.chunk("gait", "1", -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> ModelKeys.parse("a\n12:00:00 INFO/1"))
        .hasMessageContaining("'a\\u000a12:00:00 INFO' is not allowed");
    assertThatThrownBy(() -> ModelKeys.parse("/".repeat(1_000_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }
}
