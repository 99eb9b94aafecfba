package dev.weir.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataFolder;
import dev.weir.data.ImageFiles;
import dev.weir.data.SplitImages;
import dev.weir.image.GreyImages;
import dev.weir.model.Progress;
import dev.weir.wnn.WnnParameters;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WnnRunTest {

  @Test
  void shouldCountTheSameWithAnyNumberOfThreads() {
    // Given
    SplitImages data = new SplitImages(images(60), images(20), "drawn");

    // When
    WnnReport one = WnnRun.run(data, new WnnSettings(WnnParameters.of(3), 1), Progress.NONE);
    WnnReport three = WnnRun.run(data, new WnnSettings(WnnParameters.of(3), 3), Progress.NONE);

    // Then
    assertThat(three.evaluation().confusion()).isDeepEqualTo(one.evaluation().confusion());
    assertThat(one.decided().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    assertThat(one.toJson()).contains("\"tests\":20", "\"errorsByClass\":[", "\"decidedBy\":{");
  }

  /** The paper's table for MNIST Balanced, windows of 11. */
  @Test
  @Tag("data")
  @Tag("slow")
  void shouldMakeThePapersErrorsOnMnistBalanced() {
    // Given
    SplitImages data = SplitImages.balanced(ImageFiles.load("idx:" + DataFolder.require("mnist")));

    // When
    WnnReport report =
        WnnRun.run(
            data,
            new WnnSettings(WnnParameters.of(11), Runtime.getRuntime().availableProcessors()),
            Progress.NONE);

    // Then
    System.out.println(report.toJson());
    assertThat(report.evaluation().errorsByClass())
        .containsExactly(5, 5, 7, 14, 6, 2, 8, 18, 12, 29);
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
