package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Cards, trainings repeated and finished models evaluated, from files alone. */
class ReproduceTest {

  @TempDir Path folder;

  private Path csv;
  private Path artifact;

  @BeforeEach
  void train() throws IOException {
    csv = folder.resolve("waves.csv");
    Files.writeString(csv, waves(1));
    artifact = folder.resolve("m.weir");
    run(
        0,
        "train",
        "rocket",
        "--data",
        "csv:" + csv,
        "--kernels",
        "20",
        "--seed",
        "3",
        "--out",
        artifact.toString());
  }

  private static String waves(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      for (int t = 0; t < 30; t++) {
        double value = Math.sin(t * (i % 2 == 0 ? 0.3 : 1.1) + i) + 0.1 * random.nextGaussian();
        text.append(value).append(',');
      }
      text.append(i % 2 == 0 ? "slow" : "fast");
      text.append('\n');
    }
    return text.toString();
  }

  private static String run(int exit, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(command.execute(arguments)).as(said.toString()).isEqualTo(exit);
    return said.toString();
  }

  @Test
  void shouldSayThatTheBitsAgree() {
    assertThat(run(0, "reproduce", artifact.toString(), "--json"))
        .contains("the bits agree")
        .contains("\"agrees\":true");
  }

  @Test
  void shouldSayThatTheDataHaveChanged() throws IOException {
    // Given
    Files.writeString(csv, waves(2));

    // Then
    assertThat(run(3, "reproduce", artifact.toString()))
        .contains("the bits differ, and so do the data")
        .contains("data.digest")
        .contains("FeaturePart.coefficients");
  }

  @Test
  void shouldSayThatTheDataAreGone() throws IOException {
    // Given
    Path moved = Files.move(csv, folder.resolve("elsewhere.csv"));

    // Then
    assertThat(run(1, "reproduce", artifact.toString())).contains("no such file");
    assertThat(run(0, "reproduce", artifact.toString(), "--data", "csv:" + moved))
        .contains("the bits agree");
  }

  @Test
  void shouldPrintACard() {
    assertThat(run(0, "card", artifact.toString(), "--json"))
        .contains("# Model card: " + artifact)
        .contains("| classes | fast, slow |")
        .contains("| seed | 3 |")
        .contains("csv:" + csv)
        .contains("| tests | 12 |")
        .contains("\"kind\":\"rocket\"");
  }

  @Test
  void shouldEvaluateAFinishedModelBesideAnother() {
    // Given
    Path poor = folder.resolve("poor.weir");
    run(
        0,
        "train",
        "rocket",
        "--data",
        "csv:" + csv,
        "--kernels",
        "1",
        "--keep",
        "1",
        "--out",
        poor.toString());

    // When
    String said =
        run(
            0,
            "evaluate",
            "--model",
            artifact.toString(),
            "--against",
            poor.toString(),
            "--data",
            "csv:" + csv,
            "--part",
            "all",
            "--json");

    // Then
    assertThat(said)
        .contains("candidate", "compared with", "McNemar's exact test")
        .contains("\"tests\":60")
        .contains("\"agreement\":{");
    assertThat(run(1, "evaluate", "--model", artifact.toString(), "--data", "mnist1d"))
        .contains("1 x 30")
        .contains("1 x 40");
  }
}
