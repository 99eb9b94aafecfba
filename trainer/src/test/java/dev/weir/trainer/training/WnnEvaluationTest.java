package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.ImageDataSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WnnEvaluationTest {

  @Test
  void shouldCountTheSameWithAnyNumberOfThreads() {
    // Given
    ImageDataSet data = new ImageDataSet(images(60), images(20), "drawn");

    // When
    WnnReport one = WnnEvaluation.run(data, new WnnSettings(WnnParameters.of(3), 1), Progress.NONE);
    WnnReport three =
        WnnEvaluation.run(data, new WnnSettings(WnnParameters.of(3), 3), Progress.NONE);

    // Then
    assertThat(three.evaluation().confusion()).isDeepEqualTo(one.evaluation().confusion());
    assertThat(one.decided().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    assertThat(three.wrong()).isEqualTo(one.wrong());
    assertThat(one.wrong().cardinality()).isEqualTo((int) one.evaluation().errors());
    assertThat(three.operationsPerTest()).isEqualTo(one.operationsPerTest()).isPositive();
    assertThat(one.toJson().toString())
        .contains("\"tests\":20", "\"errorsByClass\":[", "\"decidedBy\":{");
  }

  @Test
  void shouldEvaluateAModelAsItsSettings(@TempDir Path folder) throws Exception {
    // Given
    ImageDataSet data = new ImageDataSet(images(60), images(20), "drawn");
    WnnSettings settings = new WnnSettings(WnnParameters.of(3), 1);
    WnnModel model =
        WnnTraining.model(
            data, settings.parameters(), new InputShape.Image(10, 10), List.of("resize:5x5"));

    // When
    ModelFiles.write(model, folder.resolve("m.weir"));
    WnnModel read = (WnnModel) ModelFiles.read(folder.resolve("m.weir"), "m.weir");

    // Then
    assertThat(
            WnnEvaluation.run(data, read.classifier(), settings, Progress.NONE)
                .evaluation()
                .confusion())
        .isDeepEqualTo(WnnEvaluation.run(data, settings, Progress.NONE).evaluation().confusion());
    assertThat(read.classes()).containsExactly("0", "1", "2", "3");
    assertThat(read.provenance().entries())
        .containsEntry("setting.window", "3")
        .containsEntry("data.digest", data.train().digest());
  }

  @Test
  void shouldCountDwnnAndTheCombinationTheSameWithAnyNumberOfThreads() {
    // Given
    ImageDataSet data = new ImageDataSet(images(60), images(20), "drawn");
    WnnSettings one = new WnnSettings(WnnParameters.of(3).withShifts(1), 1);
    WnnSettings three = new WnnSettings(one.parameters(), 3);

    // When
    for (WindowMethod method : List.of(WindowMethod.DWNN, WindowMethod.COMBINED)) {
      WnnReport first = WnnEvaluation.run(data, method, one, Progress.NONE);
      WnnReport second = WnnEvaluation.run(data, method, three, Progress.NONE);

      // Then
      assertThat(second.evaluation().confusion()).isDeepEqualTo(first.evaluation().confusion());
      assertThat(first.decided().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
      assertThat(second.decided()).isEqualTo(first.decided());
      assertThat(second.wrong()).isEqualTo(first.wrong());
      assertThat(first.wrong().cardinality()).isEqualTo((int) first.evaluation().errors());
      assertThat(first.toJson().toString())
          .contains("\"tests\":20", "\"shifts\":1", "\"decidedBy\":{");
    }
  }

  private static GreyImages images(int count) {
    Random random = new Random(count);
    byte[] pixels = new byte[count * 25];
    random.nextBytes(pixels);
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % 4);
    return new GreyImages(5, 5, pixels, labels, 4);
  }
}
