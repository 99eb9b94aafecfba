package dev.weir.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.cli.CommandResult;
import dev.weir.cli.SmallData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

  @Test
  void shouldCountOneErrorAsOne() {
    // given
    Evaluation evaluation =
        Evaluation.of(List.of("a", "b"), new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0});

    // when, then
    assertThat(ReportText.accuracy(evaluation)).startsWith("0.7500 (1 error in 4; ");
  }

  @Test
  void shouldShowAnAccuracyOfOneAsAnAccuracy(@TempDir Path folder) throws IOException {
    // given
    String data = "idx:" + SmallData.write(folder).get("IMAGES");
    String model = folder.resolve("perfect.weir").toString();
    CommandResult made =
        CommandResult.by("train", "wnn", "--data", data, "--window", "3", "--out", model);
    assertThat(made.code()).as("%s", made).isZero();

    // when
    String card = CommandResult.by("card", model).out();

    // then
    assertThat(card).containsPattern("accuracy +\\| 1\\.0000").containsPattern("tests +\\| 10 ");
  }
}
