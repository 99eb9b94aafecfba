package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelKeyFormatTest {
  private static final String LONGEST = "n".repeat(128);
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  @Test
  void shouldWriteAndParseKeys() {
    assertThat(ModelKeyFormat.manifest("gait", "1.0")).isEqualTo("gait/1.0");
    assertThat(ModelKeyFormat.chunk("gait", "1.0", SHA256, 12))
        .isEqualTo("gait/1.0/" + SHA256 + "/12");
    assertThat(ModelKeyFormat.earlierChunk("gait", "1.0", 12)).isEqualTo("gait/1.0/12");
    assertThat(ModelKeyFormat.assignment("signals")).isEqualTo("signals");
    assertThat(ModelKeyFormat.parse("gait/1.0")).isEqualTo(new ModelKey.Manifest("gait", "1.0"));
    assertThat(ModelKeyFormat.parse("gait/1.0/0"))
        .isEqualTo(new ModelKey.EarlierChunk("gait", "1.0", 0));
    assertThat(ModelKeyFormat.parse("gait/1.0/" + SHA256 + "/0"))
        .isEqualTo(new ModelKey.Chunk("gait", "1.0", SHA256, 0));
    assertThat(ModelKeyFormat.parse("signals")).isEqualTo(new ModelKey.Assignment("signals"));
    assertThat(ModelKeyFormat.parse("a.b_c-D/2").text()).isEqualTo("a.b_c-D/2");
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
    assertThatThrownBy(() -> ModelKeyFormat.parse(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(not allowed|is not a (model |chunk )?key).*");
  }

  @Test
  void shouldTellKeysOfModelsFromOthers() {
    for (String key : List.of("signals", "gait/1.0", "a.b_c-D/2")) {
      assertThat(ModelKeyFormat.isOfModels(key)).as(key).isTrue();
    }
    for (String key :
        List.of(
            "",
            "/",
            "a/",
            "a/b/0",
            "a/b/c",
            "a b",
            "..",
            "a/..",
            LONGEST + "x",
            "m/" + LONGEST + "x")) {
      assertThat(ModelKeyFormat.isOfModels(key)).as(key).isFalse();
    }
  }

  @Test
  void shouldBoundTheLengthOfNames() {
    assertThat(ModelKeyFormat.isOfModels(LONGEST + "/" + LONGEST)).isTrue();
    assertThat(ModelKeyFormat.parse(LONGEST)).isEqualTo(new ModelKey.Assignment(LONGEST));
    assertThatThrownBy(() -> ModelKeyFormat.parse(LONGEST + "x"))
        .hasMessage("The route has 129 characters, and at most 128 are taken: '%s'", LONGEST + "x");
    assertThatThrownBy(() -> ModelKeyFormat.requireName("model name", "x".repeat(1_000_000)))
        .hasMessageContaining("has 1000000 characters")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  @Test
  void shouldNameTheValueThatIsNotAllowed() {
    assertThatThrownBy(() -> ModelKeyFormat.manifest("gait", "1/0"))
        .hasMessage(
            "The model version '1/0' is not allowed: use letters, digits, '.', '_' and '-'");
    assertThatThrownBy(() -> ModelKeyFormat.chunk("gait", "1", SHA256, -1))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> ModelKeyFormat.parse("a\n12:00:00 INFO/1"))
        .hasMessageContaining("'a\\u000a12:00:00 INFO' is not allowed");
    assertThatThrownBy(() -> ModelKeyFormat.parse("/".repeat(1_000_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }
}
