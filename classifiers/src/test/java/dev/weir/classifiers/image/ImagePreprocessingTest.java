package dev.weir.classifiers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImagePreprocessingTest {

  @Test
  void shouldApplyTheStepsInTheirOrder() {
    // Given
    byte[] image = {0, 100, (byte) 200, (byte) 255};

    // When
    ImagePreprocessing chain = ImagePreprocessing.of(List.of("invert", "binarise:100"));

    // Then
    assertThat(chain.apply(image, 2, 2)).containsExactly(1, 1, 0, 0);
    assertThat(image).containsExactly(0, 100, 200, 255);
    assertThat(chain.names()).containsExactly("invert", "binarise:100");
  }

  @Test
  void shouldLeaveAnImageAloneWithoutSteps() {
    byte[] image = {1, 2};
    assertThat(ImagePreprocessing.of(List.of()).apply(image, 2, 1)).isSameAs(image);
  }

  @Test
  @PropertyTest
  void shouldTakeTheMeanOverTheAreaThatAPixelCovers() {
    // Given
    Random random = Seeds.random();

    for (int round = 0; round < 200; round++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      int toWidth = 1 + random.nextInt(20);
      int toHeight = 1 + random.nextInt(20);
      byte[] image = new byte[width * height];
      random.nextBytes(image);

      // When
      ImagePreprocessing resize =
          ImagePreprocessing.of(List.of("resize:%dx%d".formatted(toWidth, toHeight)));
      byte[] resized = resize.apply(image, width, height);

      // Then
      assertThat(resized).hasSize(toWidth * toHeight);
      assertThat(resize.outputWidth(width)).isEqualTo(toWidth);
      assertThat(resize.outputHeight(height)).isEqualTo(toHeight);
      for (int y = 0; y < toHeight; y++) {
        for (int x = 0; x < toWidth; x++) {
          double mean =
              mean(
                  image,
                  width,
                  x * width / (double) toWidth,
                  (x + 1) * width / (double) toWidth,
                  y * height / (double) toHeight,
                  (y + 1) * height / (double) toHeight);
          assertThat((double) (resized[y * toWidth + x] & 0xff)).isCloseTo(mean, within(0.5001));
        }
      }
    }
  }

  /** The definition, in floating point: overlap of each pixel of the image with a rectangle. */
  private static double mean(
      byte[] image, int width, double left, double right, double top, double bottom) {
    double sum = 0;
    for (int k = 0; k < image.length; k++) {
      int x = k % width;
      int y = k / width;
      double across = Math.max(0, Math.min(right, x + 1) - Math.max(left, x));
      double down = Math.max(0, Math.min(bottom, y + 1) - Math.max(top, y));
      sum += across * down * (image[k] & 0xff);
    }
    return sum / ((right - left) * (bottom - top));
  }

  @Test
  @PropertyTest
  void shouldBringTheCentreOfMassClosestToTheMiddle() {
    // Given
    Random random = Seeds.random();
    ImagePreprocessing centre = ImagePreprocessing.of(List.of("centre"));

    for (int round = 0; round < 200; round++) {
      int width = 8 + random.nextInt(20);
      int height = 8 + random.nextInt(20);
      byte[] image = new byte[width * height];
      int left = random.nextInt(width - 3);
      int top = random.nextInt(height - 3);
      for (int k = 0; k < 9; k++) {
        image[(top + k / 3) * width + left + k % 3] = (byte) (1 + random.nextInt(255));
      }

      // When
      byte[] centred = centre.apply(image, width, height);

      // Then
      assertThat(Math.abs(moment(centred, width, true) - (width - 1) / 2.0))
          .isLessThanOrEqualTo(0.5);
      assertThat(Math.abs(moment(centred, width, false) - (height - 1) / 2.0))
          .isLessThanOrEqualTo(0.5);
      assertThat(ink(centred)).isEqualTo(ink(image));
    }
  }

  private static double moment(byte[] image, int width, boolean across) {
    double sum = 0;
    for (int k = 0; k < image.length; k++) {
      sum += (double) (image[k] & 0xff) * (across ? k % width : k / width);
    }
    return sum / ink(image);
  }

  private static long ink(byte[] image) {
    long sum = 0;
    for (byte pixel : image) {
      sum += pixel & 0xff;
    }
    return sum;
  }

  @Test
  void shouldLoseWhatLeavesTheFrameAndKeepAnEmptyImage() {
    // Given
    ImagePreprocessing centre = ImagePreprocessing.of(List.of("centre"));

    // When / Then
    assertThat(centre.apply(new byte[6], 3, 2)).containsOnly(0);
    assertThat(centre.apply(new byte[] {1, 0, 0, 0, (byte) 255}, 5, 1))
        .as("two to the left: the first pixel leaves")
        .containsExactly(0, 0, 255, 0, 0);
  }

  @Test
  void shouldNameAStepThatThereIsNotOrANumberThatIsWrong() {
    assertThatThrownBy(() -> ImagePreprocessing.of(List.of("sharpen")))
        .hasMessageContaining("\"sharpen\"")
        .hasMessageContaining("resize:WxH");
    assertThatThrownBy(() -> ImagePreprocessing.of(List.of("resize:28x65")))
        .hasMessageContaining("28 x 65");
    assertThatThrownBy(() -> ImagePreprocessing.of(List.of("binarise:256")))
        .hasMessageContaining("256");
  }
}
