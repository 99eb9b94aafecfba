package dev.weir.classifiers.wnn.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionTest {

  @ParameterizedTest
  @CsvSource({
    "set0, 1",
    "set1, 9",
    "set2, 45",
    "set3, 45",
    "set4, 81",
    "shift2, 25",
    "set4:nearest, 81",
    "'shift2+rotate-25,-5,5,25', 125",
    "'shift0+scale90:bicubic', 3"
  })
  void shouldCountTheImages(String text, int images) {
    assertThat(Extension.parse(text).imagesEach()).isEqualTo(images);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shift0",
        "shift8",
        "shift1+rotate-25,-5,5,25+scale90,110:mixed",
        "shift0+rotate180:nearest",
        "shift2+scale50:bicubic"
      })
  void shouldReadWhatItWrites(String text) {
    assertThat(Extension.parse(text).text()).isEqualTo(text);
  }

  @Test
  void shouldHaveTheSetsOfThePaper() {
    assertThat(Extension.parse("set0")).isEqualTo(Extension.NONE);
    assertThat(Extension.parse("set1")).isEqualTo(Extension.ofShifts(1));
    assertThat(Extension.parse("set4:nearest"))
        .isEqualTo(
            new Extension(1, List.of(-25, -5, 5, 25), List.of(90, 110), Interpolation.NEAREST));
  }

  @ParameterizedTest
  @CsvSource({
    "set5, an extension is",
    "'shift1+rotate', an extension is",
    "shift1+rotate2.5, whole numbers",
    "shift1+scale90+rotate5, rotations before scalings",
    "shift9, 0 to 8",
    "'shift1+rotate0', not 0",
    "'shift1+rotate5,5', 'rotations must differ: [5, 5]'",
    "'shift1+rotate181', -180 to 180",
    "'shift1+scale100', not 100",
    "'shift1+scale49', 50 to 200",
    "set4:lanczos, one of"
  })
  void shouldRefuseWhatItCannotMake(String text, String message) {
    assertThatThrownBy(() -> Extension.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
