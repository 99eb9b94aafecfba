package dev.weir.classifiers.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledSignalsTest {

  private static final List<String> CLASSES = List.of("a", "b");

  @Test
  void shouldNameSampleAndIndexOfAValueThatIsNotFinite() {
    double[][] signals = {{1, 2}, {3, Double.NaN}};
    assertRefused(signals, 1, new int[] {0, 1}, "signal 1 has NaN at index 1");
    signals[1][1] = Double.NEGATIVE_INFINITY;
    assertRefused(signals, 1, new int[] {0, 1}, "signal 1 has -Infinity at index 1");
  }

  @Test
  void shouldRefuseSignalsOfUnequalLength() {
    assertRefused(
        new double[][] {{1, 2}, {3}},
        1,
        new int[] {0, 1},
        "signal 1 has 1 values, but signal 0 has 2");
  }

  @Test
  void shouldRefuseNoSignalsAndMissingLabels() {
    assertRefused(new double[0][], 1, new int[0], "no signals");
    assertRefused(new double[][] {{1}}, 1, new int[0], "1 signals, but 0 labels");
    assertRefused(new double[][] {{}}, 1, new int[1], "signal 0 has 0 values");
  }

  @Test
  void shouldRefuseALabelWithoutClass() {
    assertRefused(new double[][] {{1}}, 1, new int[] {2}, "label 2, but labels are 0 to 1");
    assertRefused(new double[][] {{1}}, 1, new int[] {-1}, "label -1");
  }

  @Test
  void shouldRefuseChannelsThatDoNotDivideTheValues() {
    assertRefused(new double[][] {{1, 2, 3}}, 2, new int[1], "3 values, which 2 channels");
    assertRefused(new double[][] {{1, 2, 3}}, 0, new int[1], "at least 1 channel, not 0");
  }

  @Test
  void shouldRefuseAClassNamedTwice() {
    assertThatThrownBy(
            () -> new LabelledSignals(new double[][] {{1}}, new int[1], List.of("a", "a")))
        .hasMessageContaining("\"a\" is named twice");
  }

  @Test
  void shouldChangeItsDigestWithAnyPart() {
    // Given
    double[][] signals = {{1, 2}, {3, 4}};
    String digest = new LabelledSignals(signals, new int[] {0, 1}, CLASSES).digest();

    // Then
    assertThat(digest)
        .hasSize(64)
        .isEqualTo(
            new LabelledSignals(new double[][] {{1, 2}, {3, 4}}, new int[] {0, 1}, CLASSES)
                .digest());
    assertThat(
            List.of(
                new LabelledSignals(new double[][] {{1, 2}, {3, 5}}, new int[] {0, 1}, CLASSES),
                new LabelledSignals(signals, 2, new int[] {0, 1}, CLASSES),
                new LabelledSignals(signals, new int[] {0, 0}, CLASSES),
                new LabelledSignals(signals, new int[] {0, 1}, List.of("a", "c"))))
        .extracting(LabelledSignals::digest)
        .doesNotContain(digest)
        .doesNotHaveDuplicates();
  }

  private static void assertRefused(
      double[][] signals, int channels, int[] labels, String message) {
    assertThatThrownBy(() -> new LabelledSignals(signals, channels, labels, CLASSES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
