package dev.weir.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandResult;
import dev.weir.cli.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is measured on records that it was not trained on, or says that it was. */
class TrainedImagesTest {
  @TempDir private static Path folder;
  private static String data;
  private static String model;
  private static String signals;
  private static String ofSignals;

  /** Of each class, the first two images are for testing, and the last two for training. */
  @BeforeAll
  static void train() throws IOException {
    Map<String, String> places = SmallData.write(folder);
    data = "idx:" + places.get("IMAGES");
    signals = "csv:" + places.get("DATA");
    ofSignals = places.get("MODEL");
    model = folder.resolve("reversed.weir").toString();
    CommandResult made = run("train wnn --data DATA --train 3:4 --test 1:2 --window 3 --out MODEL");
    assertThat(made.code()).as("%s", made).isZero();
  }

  @Test
  void shouldTestOnTheTestPartThatTheModelWasTrainedWith() {
    // when
    CommandResult evaluated = run("evaluate --model MODEL --data DATA");
    CommandResult reported = run("report MODEL --data DATA --windows none --out MODEL.html");

    // then
    assertThat(evaluated.out()).contains(data + " test 1:2");
    for (CommandResult each : new CommandResult[] {evaluated, reported}) {
      assertThat(each.code()).as("%s", each).isZero();
      assertThat(each.err()).contains("20 images for training, 20 for testing");
      assertThat(each.err()).doesNotContain("warning");
    }
  }

  @Test
  void shouldWarnOfTestsThatTheModelWasTrainedOn() {
    assertThat(run("evaluate --model MODEL --data DATA --split standard").err())
        .contains("the model was trained on 10 of the 10 test images");
    assertThat(run("evaluate --model MODEL --data DATA --split 2:4").err())
        .contains("the model was trained on 20 of the 30 test images");
    assertThat(run("evaluate --model MODEL --data DATA --part all").err())
        .contains("was trained on 20 of the 40 images");
    assertThat(run("report MODEL --data DATA --windows none --split 3:4 --out MODEL.html").err())
        .contains("the model was trained on 20 of the 20 test images");
    assertThat(run("evaluate --model MODEL --data DATA --against MODEL --split 1:3").err())
        .contains("the model was trained on 10 of", model + " was trained on 10 of");
  }

  @Test
  void shouldWarnOfAllSignalsIfTheModelWasTrainedOnSome() {
    for (String part : new String[] {"test", "all"}) {
      // when
      CommandResult evaluated =
          CommandResult.by(
              "evaluate", "--model", ofSignals, "--data", signals, "--alone", "--part", part);

      // then
      assertThat(evaluated.code()).as("%s", evaluated).isZero();
      assertThat(evaluated.err().contains("was trained on")).isEqualTo(part.equals("all"));
    }
  }

  @Test
  void shouldNotWarnOfOtherImages() throws IOException {
    // given other files, whose images are not those of the model
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    try (var files = Files.list(folder.resolve("images"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().contains("images-idx3")) {
          bytes[bytes.length - 1] = 7;
        }
        Files.write(other.resolve(file.getFileName()), bytes);
      }
    }

    // when
    CommandResult evaluated = run("evaluate --model MODEL --data idx:" + other);

    // then
    assertThat(evaluated.code()).as("%s", evaluated).isZero();
    assertThat(evaluated.err()).contains("10 for testing").doesNotContain("warning");
  }

  private static CommandResult run(String line) {
    return CommandResult.by(line.replace("MODEL", model).replace("DATA", data).split(" "));
  }
}
