package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTopicsTest {
  @TempDir Path state;

  private final List<String> counted = new ArrayList<>();

  @Test
  void shouldTellOfATopicWithAnotherIdOnce() {
    // Given
    update(Map.of("signals", "one", "labels", "two"));

    // When
    try (LogCapture log = LogCapture.of("dev.weir.stream")) {
      update(Map.of("signals", "three", "labels", "two"));
      update(Map.of("signals", "three", "labels", "two"));

      // Then
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("topic signals was recreated", "its id is three and was one");
    }
    assertThat(counted).containsExactly("signals");
  }

  @Test
  void shouldRememberATopicThatIsNotReadForATime() {
    // Given
    update(Map.of("signals", "one", "images", "two"));

    // When
    update(Map.of("signals", "one"));
    update(Map.of("signals", "one", "images", "three"));

    // Then
    assertThat(counted).containsExactly("images");
  }

  @Test
  void shouldGoOnWhereTheFileCannotBeRead() throws IOException {
    // Given
    Files.createDirectories(state.resolve("weir"));
    Files.writeString(state.resolve("weir/input-topics"), "signals=\\u00zz");

    // When
    try (LogCapture log = LogCapture.of("dev.weir.stream")) {
      update(Map.of("signals", "one"));

      // Then
      assertThat(log.warnings()).singleElement().asString().contains("cannot store the ids");
    }
    assertThat(counted).isEmpty();

    // When it is recreated
    update(Map.of("signals", "two"));
    assertThat(counted).containsExactly("signals");
  }

  private void update(Map<String, String> ids) {
    new KnownTopics(state.resolve("weir"), counted::add).update(ids);
  }
}
