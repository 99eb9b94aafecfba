package dev.weir.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

  private record Versions(@JsonUnwrapped ModelVersion one, List<ModelVersion> others) {}

  private record Moments(Instant first, Optional<Instant> second, Optional<Long> none) {}

  private record Numbers(float single, double small, double nan, BigDecimal exact, long large) {}

  private record Figures(String name, Map<String, Double> figures) {}

  @Test
  void shouldRenderAvroRecordsByTheirFields() {
    // given
    ModelVersion version = new ModelVersion("m", "1");

    // then
    assertThat(Json.line(new Versions(version, List.of(version))))
        .isEqualTo(
            "{\"name\":\"m\",\"version\":\"1\",\"others\":[{\"name\":\"m\",\"version\":\"1\"}]}");
    LabelRecord label = new LabelRecord("s", "r", Instant.EPOCH, "up");
    assertThat(Json.line(label)).isEqualTo(RecordJson.render(label));
  }

  @Test
  void shouldLeaveOutWhatIsEmpty() {
    Moments moments = new Moments(Instant.EPOCH, Optional.of(Instant.EPOCH), Optional.empty());
    assertThat(Json.line(moments))
        .isEqualTo("{\"first\":\"1970-01-01T00:00:00Z\",\"second\":\"1970-01-01T00:00:00Z\"}");
    assertThat(Json.indented(moments)).contains("{", "  \"first\" : \"1970-01-01T00:00:00Z\",");
  }

  @Test
  void shouldRenderNumbersTheSameAsATree() {
    // given
    Numbers numbers = new Numbers(0.1f, 1e-7, Double.NaN, new BigDecimal("0.800"), 1L << 62);

    // when
    ObjectNode tree = Json.fields(numbers);

    // then
    assertThat(tree.toString())
        .isEqualTo(Json.line(numbers))
        .isEqualTo(
            "{\"single\":0.1,\"small\":1.0E-7,\"nan\":\"NaN\",\"exact\":0.800,"
                + "\"large\":4611686018427387904}");
    assertThat(Json.tree(tree).toString()).isEqualTo(tree.toString());
  }

  @Test
  void shouldParseWhatItRendered() throws JsonProcessingException {
    Figures figures = new Figures("a", Map.of("x", 0.5, "y", Double.NaN));
    assertThat(Json.parse(Json.line(figures), Figures.class)).isEqualTo(figures);
    assertThat(Json.parse("{\"name\":\"a\",\"more\":1,\"figures\":{}}", Figures.class).figures())
        .isEmpty();
  }

  @Test
  void shouldNameAFieldThatIsMissing() {
    for (String text : List.of("{\"name\":\"a\"}", "{\"name\":\"a\",\"figures\":null}")) {
      assertThatThrownBy(() -> Json.parse(text, Figures.class))
          .isInstanceOf(JsonProcessingException.class)
          .hasMessageContaining("figures");
    }
    for (String text : List.of("", "null", "[]", "{")) {
      assertThatThrownBy(() -> Json.parse(text, Figures.class))
          .isInstanceOf(JsonProcessingException.class);
    }
  }
}
