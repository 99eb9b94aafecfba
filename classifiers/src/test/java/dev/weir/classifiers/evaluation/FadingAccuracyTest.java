package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FadingAccuracyTest {

  @Test
  @PropertyTest
  void shouldBeTheFigureOfThePaperOnSingleLabels() {
    // Given
    Random random = Seeds.random();
    FadingAccuracy fading = new FadingAccuracy(0.99);
    double sum = 0;
    double weight = 0;

    for (int i = 0; i < 2_000; i++) {
      // When
      int right = random.nextInt(10) < (i < 1_000 ? 9 : 5) ? 1 : 0;
      fading.add(1, right);

      // Then
      sum = right + 0.99 * sum;
      weight = 1 + 0.99 * weight;
      assertThat(fading.value()).isCloseTo(sum / weight, within(1e-12));
    }
  }

  @Test
  void shouldForgetWhatLiesFarBack() {
    FadingAccuracy fading = new FadingAccuracy(0.999);
    assertThat(fading.value()).isNaN();
    fading.add(1_000, 950);
    fading.add(0, 0);
    fading.add(1_000, 500);
    assertThat(fading.value()).isCloseTo(0.62, within(0.005));
    fading.add(100_000, 0);
    assertThat(fading.value()).isCloseTo(0, within(1e-9));
  }

  @Test
  void shouldSayWhichFactorsThereAre() {
    assertThatThrownBy(() -> new FadingAccuracy(1))
        .hasMessageContaining("must be between 0 and 1, not 1.0");
  }
}
