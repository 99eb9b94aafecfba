package dev.weir.stream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigPageTest {

  @Test
  void shouldBeThePageInTheTree() throws IOException {
    // Given
    Path page = Path.of("..", "docs", "configuration.md");

    // When
    String made = ConfigPage.render();

    // Then
    assertThat(Files.readString(page))
        .as("make it anew: ./weir serve --settings > docs/configuration.md")
        .isEqualTo(made);
  }

  @Test
  void shouldNameEveryKeyWithItsDefault() {
    String page = ConfigPage.render();

    assertThat(page)
        .contains("| `bootstrap.servers` | required |")
        .contains("| `processing.guarantee` | `exactly_once_v2` |");
    ConfigKeys.definition().names().forEach(key -> assertThat(page).contains("`" + key + "`"));
  }
}
