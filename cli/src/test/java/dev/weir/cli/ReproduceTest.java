package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Provenance;
import dev.weir.cli.options.ClusterOptions;
import dev.weir.cli.options.ModelReference;
import dev.weir.trainer.training.ModelFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Cards, repeated trainings and evaluations of trained models, from files alone. */
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
    assertThat(run(0, "reproduce", artifact.toString())).contains("the bits agree");
    assertThat(run(0, "reproduce", artifact.toString(), "--json")).contains("\"agrees\":true");
  }

  @Test
  void shouldSayThatTheDataHaveChanged() throws IOException {
    // Given
    Files.writeString(csv, waves(2));

    // Then
    assertThat(run(3, "reproduce", artifact.toString()))
        .contains("the bits differ, and so do the training data")
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
  void shouldReadAFileThatMovedWithTheOptionsOfThen() throws IOException {
    // given rows with the label first, as only the option says
    StringBuilder rows = new StringBuilder();
    for (String line : waves(1).lines().toList()) {
      int last = line.lastIndexOf(',');
      rows.append(line.substring(last + 1)).append(",7,").append(line, 0, last).append('\n');
    }
    Path first = Files.writeString(folder.resolve("first.csv"), rows);
    Path out = folder.resolve("first.weir");
    String data = "csv:" + first + ",label=1,ignore=2,header=no";
    run(0, "train", "rocket", "--data", data, "--kernels", "10", "--out", out.toString());

    // when
    Path moved = Files.move(first, folder.resolve("moved.csv"));

    // then
    assertThat(run(0, "reproduce", out.toString(), "--data", "csv:" + moved))
        .contains("the bits agree");
  }

  @Test
  void shouldRefuseATopicInPlaceOfAFile() {
    assertThat(run(2, "reproduce", artifact.toString(), "--data", "topic:signals"))
        .contains("--data is for files that moved, not topic:signals");
  }

  @Test
  void shouldRefuseAFileInPlaceOfATopic() throws Exception {
    // Given a model with a topic in its provenance
    Model model = ModelFiles.read(artifact, "m.weir");
    Provenance ofTopic = model.provenance().with(Provenance.DATA_NAME, "topic:signals,shape=1x30");
    try (OutputStream out = Files.newOutputStream(artifact)) {
      ArtifactCodec.write(model.withProvenance(ofTopic), out);
    }

    // Then
    assertThat(run(2, "reproduce", artifact.toString(), "--data", "csv:" + csv))
        .contains("--data is for files that moved")
        .contains("trained on topic:signals,shape=1x30");
  }

  @Test
  void shouldReproduceAModelOfImagesThatMovedWithItsSplit() throws IOException {
    // Given
    Path images = Files.createDirectory(folder.resolve("images"));
    writeImages(images, "train", 120);
    writeImages(images, "t10k", 60);
    Path wnn = folder.resolve("wnn.weir");
    run(
        0,
        "train",
        "wnn",
        "--data",
        "idx:" + images,
        "--train",
        "1:12",
        "--test",
        "13:",
        "--window",
        "3",
        "--out",
        wnn.toString());

    // When
    Path moved = Files.move(images, folder.resolve("elsewhere"));

    // Then
    assertThat(run(1, "reproduce", wnn.toString()))
        .contains("no such folder; the model's provenance names its data", "say by --data");
    assertThat(run(0, "reproduce", wnn.toString(), "--data", "idx:" + moved))
        .contains("the bits agree");
  }

  /** Images of 4 x 4 pixels of the digits in turn, in MNIST's format. */
  private static void writeImages(Path folder, String part, int count) throws IOException {
    Random random = new Random(count);
    ByteBuffer images = ByteBuffer.allocate(16 + 16 * count).putInt(0x803).putInt(count);
    images.putInt(4).putInt(4);
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[16];
      random.nextBytes(pixels);
      images.put(pixels);
      labels.put((byte) (i % 10));
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }

  @Test
  void shouldFailOnlyWhereTheModelIsWorse() throws IOException {
    // Given a model trained with swapped labels
    Path swapped = folder.resolve("swapped.csv");
    Files.writeString(
        swapped,
        waves(1).replace("slow", "other").replace("fast", "slow").replace("other", "fast"));
    Path wrong = folder.resolve("wrong.weir");
    run(0, "train", "rocket", "--data", "csv:" + swapped, "--kernels", "20", "--out", "" + wrong);
    String[] worse = {
      "evaluate",
      "--model",
      "" + wrong,
      "--against",
      "" + artifact,
      "--data",
      "csv:" + csv,
      "--part",
      "all",
      "--fail-if-worse"
    };

    // Then
    assertThat(run(3, worse)).contains("McNemar's exact test");
    worse[2] = artifact.toString();
    worse[4] = wrong.toString();
    assertThat(run(0, worse)).contains("McNemar's exact test");
  }

  @Test
  void shouldNotTakeAFileForAPublishedVersion() {
    assertThatThrownBy(
            () -> new ModelReference(artifact.toString()).published(new ClusterOptions()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(artifact.toString());
  }

  @Test
  void shouldLeaveAFileAloneThatNothingCanBeExportedTo() throws IOException {
    // Given
    Path out = Files.writeString(folder.resolve("out.csv"), "source,label,v0\n");

    // Then
    run(1, "export", "--data", "csv:" + folder.resolve("none.csv"), "--out", out.toString());
    run(2, "export", "--data", "csv:" + csv, "--limit", "3", "--out", out.toString());
    run(2, "export", "--data", "csv:" + csv, "--sources", "0", "--out", out.toString());
    assertThat(out).content().isEqualTo("source,label,v0\n");
    run(0, "export", "--data", "csv:" + csv, "--out", out.toString());
    assertThat(out).content().startsWith("source,label,v0,v1").hasLineCount(13);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains(".part"));
    }
  }

  @Test
  void shouldExportThroughALink() throws IOException {
    // Given
    Path target = Files.writeString(folder.resolve("target.csv"), "source,label,v0\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);

    // When
    run(0, "export", "--data", "csv:" + csv, "--out", link.toString());

    // Then
    assertThat(link).isSymbolicLink();
    assertThat(target).content().startsWith("source,label,v0,v1");
  }

  @Test
  void shouldPrintACard() {
    assertThat(run(0, "card", artifact.toString()))
        .contains("# Model card: " + artifact)
        .contains("| classes | fast, slow |")
        .contains("| seed | 3 |")
        .contains("csv:" + csv)
        .contains("| tests | 12 |");
    assertThat(run(0, "card", artifact.toString(), "--json")).contains("\"kind\":\"rocket\"");
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
    String[] command = {
      "evaluate",
      "--model",
      artifact.toString(),
      "--against",
      poor.toString(),
      "--data",
      "csv:" + csv,
      "--part",
      "all"
    };

    // Then
    assertThat(run(0, command)).contains("candidate", "compared with", "McNemar's exact test");
    assertThat(
            run(0, Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new)))
        .contains("\"tests\":60", "\"agreement\":{");
    assertThat(run(1, "evaluate", "--model", artifact.toString(), "--data", "mnist1d"))
        .contains("1 x 30")
        .contains("1 x 40");
  }
}
