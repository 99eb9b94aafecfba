package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFileTest {
  @TempDir private Path folder;
  private Path artifact;

  @BeforeEach
  void write() throws IOException {
    artifact = Files.writeString(folder.resolve("my.weir"), "bytes");
  }

  @Test
  void shouldKeepFiguresBesideTheArtifact() throws IOException {
    // When
    new FigureFile(artifact).write(Map.of("accuracy", 0.9, "tests", 10.0));

    // Then
    assertThat(new FigureFile(artifact).path()).isEqualTo(folder.resolve("my.weir.figures.json"));
    assertThat(new FigureFile(artifact).with(Map.of()))
        .isEqualTo(Map.of("accuracy", 0.9, "tests", 10.0));
  }

  @Test
  void shouldLetOtherFiguresWin() throws IOException {
    new FigureFile(artifact).write(Map.of("accuracy", 0.9));
    assertThat(new FigureFile(artifact).with(Map.of("accuracy", 0.8, "cost", 2.0)))
        .isEqualTo(Map.of("accuracy", 0.8, "cost", 2.0));
  }

  @Test
  void shouldPassOverTheFiguresOfAnotherArtifact() throws IOException {
    new FigureFile(artifact).write(Map.of("accuracy", 0.9));
    Files.writeString(artifact, "other bytes");
    assertThat(new FigureFile(artifact).with(Map.of("cost", 2.0))).isEqualTo(Map.of("cost", 2.0));
  }

  @Test
  void shouldTellAnArtifactThatIsNotTheOneOfItsFigures() throws IOException {
    // given
    FigureFile figures = new FigureFile(artifact);
    figures.requireOwn();
    figures.write(Map.of("accuracy", 0.9));
    figures.requireOwn();

    // when
    Files.writeString(artifact, "bytet");

    // then
    assertThatThrownBy(figures::requireOwn)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("my.weir.figures.json has the figures of another artifact");
  }

  @Test
  void shouldDoWithoutAFile() throws IOException {
    assertThat(new FigureFile(artifact).with(Map.of())).isEmpty();
  }

  @Test
  void shouldNameAFileThatHoldsNoFigures() throws IOException {
    Files.writeString(new FigureFile(artifact).path(), "{");
    assertThatThrownBy(() -> new FigureFile(artifact).with(Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("my.weir.figures.json", "has no figures");
  }

  @Test
  void shouldRenderJson() throws IOException {
    new FigureFile(artifact).write(Map.of("tests", 10.0, "accuracy", 0.9, "alpha", Double.NaN));
    assertThat(new FigureFile(artifact).path())
        .content()
        .isEqualTo(
            """
            {"sha256":"277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9",\
            "figures":{"accuracy":0.9,"alpha":"NaN","tests":10.0}}
            """);
    assertThat(new FigureFile(artifact).with(Map.of()))
        .isEqualTo(Map.of("tests", 10.0, "accuracy", 0.9, "alpha", Double.NaN));
  }
}
