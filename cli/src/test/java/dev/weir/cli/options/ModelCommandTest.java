package dev.weir.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.Main;
import dev.weir.trainer.provenance.ModelCard;
import dev.weir.trainer.training.FigureFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ModelCommandTest {

  /** A minimal command with such an argument. */
  @Command(name = "look")
  private static final class Look extends ModelCommand {
    @Override
    public Integer call() {
      return 0;
    }
  }

  @TempDir private Path folder;

  private static ModelCommand argument(String... arguments) {
    return CommandLine.populateCommand(new Look(), arguments);
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
    new FigureFile(file).write(Map.of("accuracy", 0.5));

    // When
    ModelCard found = argument(file.toString()).find();

    // Then
    assertThat(found.name()).isEqualTo(file.toString());
    assertThat(found.model().kind()).isEqualTo("rocket");
    assertThat(found.figures()).containsExactly(Map.entry("accuracy", 0.5));
  }

  @Test
  void shouldNameAFileThatIsNoArtifact() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("m.weir"), "no artifact");

    // Then
    assertThatThrownBy(() -> argument(file.toString()).find())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void shouldSayWhatItTakesWhereThereIsNoSuchFile() {
    assertThatThrownBy(() -> argument("no-such.weir").find())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("'no-such.weir': neither a file nor NAME/VERSION");
  }

  @Test
  void shouldNameWhatNoFileCanBeNamed() {
    assertThatThrownBy(() -> argument("m\0.weir").find())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("'m\0.weir': neither a file nor NAME/VERSION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "reproduce", "explain", "report", "evaluate"})
  void shouldEndInOneWayWhereThereIsNoSuchModel(String command) {
    // Given
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(command.equals("evaluate") ? List.of("--model", "none") : List.of("none"));
    if (Set.of("report", "evaluate").contains(command)) {
      arguments.addAll(List.of("--data", "mnist1d"));
    }
    if (command.equals("report")) {
      arguments.addAll(List.of("--out", folder.resolve("r.html").toString()));
    }
    StringWriter err = new StringWriter();

    // When
    int exit =
        Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));

    // Then
    assertThat(exit).isEqualTo(1);
    assertThat(err).asString().startsWith("weir: 'none': neither a file nor NAME/VERSION");
  }

  @Test
  void shouldTakeAClusterForAVersion() {
    assertThatThrownBy(() -> argument("m/1", "--config", "no-such.properties").find())
        .hasMessageContaining("no-such.properties");
  }
}
