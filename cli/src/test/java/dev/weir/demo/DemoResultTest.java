package dev.weir.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DemoResultTest {

  @Test
  void shouldRenderJson() {
    assertThat(new DemoResult(1000, OptionalLong.empty(), 0.965, 20.1).toJson().toString())
        .isEqualTo("{\"predictions\":1000,\"accuracy\":0.965,\"seconds\":20.1}");
    assertThat(new DemoResult(1000, OptionalLong.of(900), 0.965, 20.1).toJson().toString())
        .isEqualTo("{\"predictions\":1000,\"labelled\":900,\"accuracy\":0.965,\"seconds\":20.1}");
  }
}
