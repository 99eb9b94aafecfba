package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void shouldLeaveNothingWithoutACommit() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("kept"), "old");

    // When
    write(file, "new, and never whole", false);

    // Then
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("kept");
  }

  @Test
  void shouldReplaceTheFileThatALinkPointsTo() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

    // When
    write(link, "new", true);

    // Then
    assertThat(file).hasContent("new");
    assertThat(link).isSymbolicLink();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("file", "link");
  }

  @Test
  void shouldCreateTheFolder() throws IOException {
    // When
    write(folder.resolve("new/folder/file"), "content", true);

    // Then
    assertThat(folder.resolve("new/folder/file")).hasContent("content");
  }

  private static void write(Path file, String content, boolean isWhole) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      Files.writeString(target.temporary(), content);
      if (isWhole) {
        target.commit();
      }
    }
  }
}
