package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.CommandResult;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On files of EMNIST's form with few images, which have no published figures. */
class ScoreboardEmnistTest {

  private static final int DIGITS = 10;
  private static final int AREA = 28 * 28;

  @TempDir private Path folder;

  @Test
  void shouldMeasureEveryRow() throws IOException {
    // given
    write(2, 1);

    // when
    CommandResult said = run("--full", "--json");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    JsonNode rows = said.json().get("rows");
    assertThat(rows.findValuesAsText("title"))
        .containsExactly(
            "WNN11, Set 0",
            "WNN11, Set 1",
            "WNN11, Set 2",
            "WNN11, Set 3",
            "WNN11, Set 4",
            "NN, Set 0",
            "NN, Set 4",
            "DWNN11, Set 1",
            "WNN11 and DWNN11, Set 1",
            "DWNN11, Set 2",
            "WNN11 and DWNN11, Set 2",
            "DWNN11, Set 3",
            "WNN11 and DWNN11, Set 3",
            "DWNN11, Set 4",
            "WNN11 and DWNN11, Set 4",
            "WNN11, images 1:1, Set 4");
    assertThat(rows).allSatisfy(row -> assertThat(row.get("published")).isEmpty());
    assertThat(folder.resolve("out/emnist-full.csv")).exists();
  }

  @Test
  void shouldPlanBeforeItStarts() throws IOException {
    // given
    write(3, 1);

    // when
    CommandResult said = run("--full", "--dry-run", "--only", "WNN11, images", "--json");
    CommandResult text = run("--full", "--dry-run", "--only", "NN, Set 0");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    JsonNode row = said.json().get("rows").get(0);
    assertThat(row.get("tests").asInt()).isEqualTo(DIGITS);
    assertThat(row.get("images").asInt()).isEqualTo(DIGITS * 125);
    assertThat(row.get("hours").asDouble()).isPositive();
    assertThat(row.get("bytes").asLong()).isGreaterThan(DIGITS * (long) AREA);
    assertThat(text.out()).contains("NN, Set 0", "-Xmx", "hours in all");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void shouldRefuseOtherImages() throws IOException {
    // given
    write(3, 2);
    labels("train", List.of(0, 0, 1));

    // when
    CommandResult said = run("--dry-run");

    // then
    assertThat(said.code()).isNotZero();
  }

  private CommandResult run(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "scoreboard",
                "emnist",
                "--data",
                "emnist:" + folder,
                "--threads",
                "1",
                "--out",
                folder.resolve("out").toString()));
    line.addAll(List.of(more));
    return CommandResult.by(line.toArray(String[]::new));
  }

  private void write(int train, int test) throws IOException {
    images("train", train * DIGITS);
    images("test", test * DIGITS);
  }

  /** Blots whose place and size depend on the digit. */
  private void images(String part, int count) throws IOException {
    Random random = new Random(count);
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    head(pixels, 3, count, 28, 28);
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int digit = i % DIGITS;
      labels.add(digit);
      byte[] image = new byte[AREA];
      for (int k = 0; k < 60 + 10 * digit; k++) {
        int x = 6 + digit + random.nextInt(6);
        int y = 20 - digit + random.nextInt(6);
        image[x * 28 + y] = (byte) (128 + random.nextInt(128));
      }
      pixels.writeBytes(image);
    }
    gzip("emnist-digits-%s-images-idx3-ubyte.gz".formatted(part), pixels);
    labels(part, labels);
  }

  private void labels(String part, List<Integer> labels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    head(bytes, 1, labels.size());
    labels.forEach(bytes::write);
    gzip("emnist-digits-%s-labels-idx1-ubyte.gz".formatted(part), bytes);
  }

  private void gzip(String name, ByteArrayOutputStream bytes) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      bytes.writeTo(out);
    }
  }

  private static void head(ByteArrayOutputStream bytes, int dimensions, int... sizes)
      throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0800 + dimensions);
    for (int size : sizes) {
      out.writeInt(size);
    }
  }
}
