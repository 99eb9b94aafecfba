package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.selectedrocket.SmallModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
  @TempDir Path folder;

  @Test
  void shouldReadWhatItWrote() throws Exception {
    // Given
    Model model = Waves.model(1, 10);
    Path file = folder.resolve("new/folder/model.weir");
    // When
    ModelFiles.write(model, file);
    Model read = ModelFiles.read(file, "m.weir");
    // Then
    assertThat(SmallModels.bytes(read)).isEqualTo(SmallModels.bytes(model));
    assertThat(file.getParent().toFile().list()).containsExactly("model.weir");
  }

  @Test
  void shouldReplaceAFile() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("model.weir"), "something else");
    // When
    ModelFiles.write(Waves.model(1, 10), file);
    // Then
    assertThat(ModelFiles.read(file, "m.weir").kind()).isEqualTo("rocket");
  }

  @Test
  void shouldNameAFileThatIsNoArtifact() throws IOException {
    Path file = Files.writeString(folder.resolve("model.weir"), "something else");
    assertThatThrownBy(() -> ModelFiles.read(file, "m.weir"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("m.weir: ");
    assertThatThrownBy(() -> ModelFiles.read(folder.resolve("none"), "m.weir"))
        .isInstanceOf(NoSuchFileException.class);
  }
}
