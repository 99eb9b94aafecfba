package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoResultTest {

  @Test
  void shouldRenderJson() {
    assertThat(Json.line(new DemoResult(1000, Optional.empty(), 0.965, 20.1)))
        .isEqualTo("{\"predictions\":1000,\"accuracy\":0.965,\"seconds\":20.1}");
    assertThat(Json.line(new DemoResult(1000, Optional.of(900L), 0.965, 20.1)))
        .isEqualTo("{\"predictions\":1000,\"labelled\":900,\"accuracy\":0.965,\"seconds\":20.1}");
  }
}
