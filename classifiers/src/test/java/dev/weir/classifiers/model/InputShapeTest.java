package dev.weir.classifiers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InputShapeTest {

  @Test
  void shouldNameTheValueThatIsRefused() {
    assertThatThrownBy(() -> new InputShape.Signal(0, 40)).hasMessageContaining("0 x 40");
    assertThatThrownBy(() -> new InputShape.Image(28, 0)).hasMessageContaining("28 x 0");
  }

  @Test
  void shouldMatchAsARecordPattern() {
    // Given
    InputShape shape = new InputShape.Signal(2, 40);

    // When
    int samples =
        switch (shape) {
          case InputShape.Signal(int channels, int length) -> channels * length;
          case InputShape.Image(int width, int height) -> width * height;
        };

    // Then
    assertThat(samples).isEqualTo(80);
  }
}
