package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

  @Test
  void shouldNameFieldsOfObjectsAndElements() throws Exception {
    // given
    JsonNode json =
        new ObjectMapper()
            .readTree(
                "{\"a\":{\"b\":[1,\"x\"]},\"c\":[{\"d\":true},{\"e\":null}],\"m\":{\"k\":1}}");

    // then
    assertThat(JsonFields.paths(json, Set.of("m")))
        .containsExactly("a", "a.b", "c", "c[].d", "c[].e", "m");
    assertThat(JsonFields.typed(json, Set.of()))
        .containsExactly(
            "a object",
            "a.b array",
            "a.b[] number",
            "a.b[] string",
            "c array",
            "c[].d boolean",
            "c[].e null",
            "m object",
            "m.k number");
  }

  @Test
  void shouldReplaceValuesOfFieldsInACopy() throws Exception {
    // given
    JsonNode json = new ObjectMapper().readTree("{\"t\":1,\"a\":[{\"t\":{\"x\":2}},{\"b\":3}]}");

    // when
    JsonNode without = JsonFields.without(json, Set.of("t"));

    // then
    assertThat(without.toString())
        .isEqualTo("{\"t\":\"(any)\",\"a\":[{\"t\":\"(any)\"},{\"b\":3}]}");
    assertThat(json.at("/a/0/t/x").asInt()).isEqualTo(2);
  }
}
