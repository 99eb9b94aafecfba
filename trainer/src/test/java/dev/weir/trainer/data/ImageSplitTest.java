package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSplitTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mnist standard",
        "mnist train 1:6000 test 6001:",
        "mnist train 1:5000 validation 5001:6000 test 6001:",
        "idx:a train 1:2 validation 5: test 3:4 first 5 binarised 6",
        "idx:my first data standard first 10",
        "idx:a standard binarised 128",
        "idx:a train 1:2 test 3:4 first 5 binarised 6",
        "topic:images,sample=0.1 from 2026-01-01T00:00:00Z to 2026-01-02T00:00:00Z",
        "topic:images from 2026-01-01T00:00:00Z to 2026-01-02T00:00:00Z first 100",
      })
  void shouldParseWhatItRenders(String text) {
    // when
    ImageSplit split = ImageSplit.parse(text);

    // then
    assertThat(split).hasToString(text);
    assertThat(ImageSplit.parse(split.toString())).isEqualTo(split);
    assertThat(split.data()).doesNotContain("standard", "train", "binarised");
  }

  @Test
  void shouldRenderTheSameInWhicheverOrderImagesAreLimitedAndBinarised() {
    // given
    ImageSplit split = ImageSplit.parse("mnist standard");

    // when / then
    assertThat(split.limited(10).binarised(5)).isEqualTo(split.binarised(5).limited(10));
    assertThat(split.binarised(5).limited(10)).hasToString("mnist standard first 10 binarised 5");
  }

  @Test
  void shouldRefuseNothing() {
    assertThatThrownBy(() -> ImageSplit.parse("")).isInstanceOf(DataException.class);
  }
}
