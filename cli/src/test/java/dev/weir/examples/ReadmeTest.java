package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

  private static final Path SOURCES = Path.of("src", "test", "java", "dev", "weir", "examples");

  @ParameterizedTest
  @ValueSource(strings = {"ProduceSignals.java", "ConsumePredictions.java"})
  void shouldShowTheExamplesAsTheyAreCompiledAndRun(String file) throws IOException {
    // Given
    String source = Files.readString(SOURCES.resolve(file));
    String body = source.substring(source.indexOf("import "));

    // When
    String readme = Files.readString(Path.of("..", "README.md"));

    // Then
    assertThat(readme).contains("```java\n" + body + "```");
  }
}
