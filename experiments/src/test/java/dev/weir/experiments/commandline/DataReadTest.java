package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command that reads data prints what it read, and models are not tested on other data. */
class DataReadTest {

  private static final String SIGNALS =
      ": 24 signals for training, 6 for testing, 1 channel of 20 samples each";
  private static final String CLASSES = "; 2 classes: fast (15), slow (15)";
  private static final String IMAGES =
      ": 12 images for training, 12 for testing, 4 x 4 pixels each; 2 classes: 3 (12), 8 (12)";

  @TempDir static Path folder;
  private static String csv;
  private static String idx;
  private static String rocket;
  private static String wnn;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() throws IOException {
    csv = "csv:" + Files.writeString(folder.resolve("w.csv"), waves("fast", 20));
    Path images = Files.createDirectory(folder.resolve("images"));
    writeImages(images, "train");
    writeImages(images, "t10k");
    idx = "idx:" + images;
    rocket = folder.resolve("rocket.weir").toString();
    wnn = folder.resolve("wnn.weir").toString();
    DataReadTest first = new DataReadTest();
    first.run(0, "train rocket --kernels 20 --data %s --out %s".formatted(csv, rocket));
    assertThat(first.err).asString().contains("read " + csv + SIGNALS, CLASSES);
    first.run(0, "train wnn --window 3 --data %s --out %s".formatted(idx, wnn));
    assertThat(first.err).asString().contains("read " + idx + " standard" + IMAGES);
  }

  /** 30 waves, alternating with slow ones. */
  private static String waves(String other, int length) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      for (int t = 0; t < length; t++) {
        double value = Math.sin(t * (i % 2 == 0 ? 0.3 : 1.1) + i) + 0.1 * random.nextGaussian();
        text.append(value).append(',');
      }
      text.append(i % 2 == 0 ? "slow" : other).append('\n');
    }
    return text.toString();
  }

  /** 12 images of 4 x 4 pixels, labelled 3 and 8 in turn. */
  private static void writeImages(Path folder, String part) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + 16 * 12).putInt(0x803).putInt(12);
    images.putInt(4).putInt(4);
    ByteBuffer labels = ByteBuffer.allocate(8 + 12).putInt(0x801).putInt(12);
    for (int i = 0; i < 12; i++) {
      images.put(new byte[] {(byte) i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) (i % 2)});
      labels.put((byte) (i % 2 == 0 ? 3 : 8));
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }

  private void run(int exit, String line) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(command.execute(line.split(" "))).as(err.toString()).isEqualTo(exit);
  }

  private JsonNode lastLine() throws IOException {
    return new ObjectMapper().readTree(out.toString().lines().reduce((a, b) -> b).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train minirocket --features 84 --out FOLDER/mini.weir --json",
        "evaluate rocket --kernels 20 --json",
        "evaluate rocket --kernels 20 --seeds 2 --json",
        "evaluate minirocket --features 84 --json",
        "evaluate knn --json",
        "evaluate dtw --json",
        "evaluate logistic --json",
        "evaluate --model ROCKET --json",
        "explain ROCKET --json",
        "explain ROCKET --sample 1 --json",
        "report ROCKET --out FOLDER/r.html --json",
        "reproduce ROCKET --json"
      })
  void shouldSayWhatSignalsWereRead(String line) throws IOException {
    // When
    run(0, line.replace("ROCKET", rocket).replace("FOLDER", folder.toString()) + " --data " + csv);

    // Then
    assertThat(err).asString().containsOnlyOnce("read " + csv + SIGNALS).contains(CLASSES);
    JsonNode data = lastLine().get("data");
    assertThat(data.get("name").asText()).isEqualTo(csv);
    assertThat(data.get("length").asInt()).isEqualTo(20);
    assertThat(data.at("/classes/0")).hasToString("{\"name\":\"fast\",\"train\":12,\"test\":3}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate wnn --window 3 --json",
        "evaluate wnn --window 3 --windows 2 --curve FOLDER/curve.csv --json",
        "evaluate --model WNN --json",
        "explain WNN --sample 1 --json",
        "report WNN --windows none --out FOLDER/r.html --json",
        "reproduce WNN --json"
      })
  void shouldSayWhatImagesWereRead(String line) throws IOException {
    // When
    run(0, line.replace("WNN", wnn).replace("FOLDER", folder.toString()) + " --data " + idx);

    // Then
    assertThat(err).asString().containsOnlyOnce("read " + idx + " standard" + IMAGES);
    JsonNode data = lastLine().get("data");
    assertThat(data.get("width").asInt()).isEqualTo(4);
    assertThat(data.at("/classes/1/name").asText()).isEqualTo("8");
  }

  @Test
  void shouldSayWhatIsExportedBesideIt() {
    // When
    run(0, "export --data " + csv);
    run(0, "export --data " + idx);

    // Then
    assertThat(err).asString().contains("read " + csv + SIGNALS, "read " + idx + " standard");
    assertThat(out).asString().startsWith("source,label,v0").doesNotContain("read ");
    assertThat(out).asString().contains("\"label\":\"8\"");
  }

  @Test
  void shouldPutWhatWasReadIntoTheCard() {
    // When
    run(0, "card " + rocket);

    // Then
    assertThat(out)
        .asString()
        .contains("| train | 24 |", "| test | 6 |", "| shape | signal of 1 x 20 |")
        .contains("| classes | fast (15), slow (15) |");
  }

  @Test
  void shouldNotTestAModelOnOtherClassesOrLengths() throws IOException {
    // Given
    String others = "csv:" + Files.writeString(folder.resolve("o.csv"), waves("medium", 20));
    String longer = "csv:" + Files.writeString(folder.resolve("l.csv"), waves("fast", 21));
    String[] commands = {
      "evaluate --model " + rocket,
      "evaluate --part all --model " + rocket,
      "report %s --out %s".formatted(rocket, folder.resolve("none.html")),
      "explain " + rocket,
      "explain --sample 1 " + rocket
    };

    for (String command : commands) {
      // When
      err.getBuffer().setLength(0);
      run(1, command + " --data " + others);
      run(1, command + " --data " + longer);

      // Then
      assertThat(err)
          .asString()
          .as(command)
          .contains("classes unknown to the model: [medium]; its classes are [fast, slow]")
          .contains("the model takes a signal of 1 x 20")
          .contains("is a signal of 1 x 21");
    }
  }

  @Test
  void shouldNotTestAModelOnOtherImages() throws IOException {
    // Given
    Path images = Files.createDirectory(folder.resolve("others"));
    writeImages(images, "train");
    writeImages(images, "t10k");
    Path labels = images.resolve("t10k-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[8] = 5;
    Files.write(labels, bytes);

    // When, then
    for (String command : new String[] {"evaluate --model ", "explain --sample 1 "}) {
      err.getBuffer().setLength(0);
      run(1, command + wnn + " --data idx:" + images);
      assertThat(err)
          .asString()
          .contains("classes unknown to the model: [5]; its classes are [3, 8]");
    }
  }
}
