package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ArtifactException;
import dev.weir.trainer.FigureFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ModelArgumentTest {

  /** The least command with such an argument. */
  @Command(name = "look")
  private static final class Look {
    @Mixin private ModelArgument model;
  }

  @TempDir private Path folder;

  private static ModelArgument argument(String... arguments) {
    return CommandLine.populateCommand(new Look(), arguments).model;
  }

  @Test
  void shouldReadAFileWithItsFigures() throws Exception {
    // Given
    Path file = folder.resolve("m.weir");
    assertThat(
            Main.commandLine()
                .execute(
                    "train",
                    "rocket",
                    "--data",
                    "mnist1d",
                    "--kernels",
                    "10",
                    "--keep",
                    "5",
                    "--out",
                    file.toString()))
        .isZero();
    FigureFile.of(file).write(Map.of("accuracy", 0.5));

    // When
    LoadedModel loaded = argument(file.toString()).load();

    // Then
    assertThat(loaded.name()).isEqualTo(file.toString());
    assertThat(loaded.model().kind()).isEqualTo("rocket");
    assertThat(loaded.figures()).containsExactly(Map.entry("accuracy", 0.5));
  }

  @Test
  void shouldNameAFileThatIsNoArtifact() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("m.weir"), "no artifact");

    // Then
    assertThatThrownBy(() -> argument(file.toString()).load())
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void shouldSayWhatItTakesWhereThereIsNoSuchFile() {
    assertThatThrownBy(() -> argument("no-such.weir").load())
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("no file 'no-such.weir'")
        .hasMessageContaining("NAME/VERSION");
  }

  @Test
  void shouldTakeAClusterForAVersion() {
    assertThatThrownBy(() -> argument("m/1", "--config", "no-such.properties").load())
        .hasMessageContaining("no-such.properties");
  }
}
