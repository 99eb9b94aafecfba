package dev.weir.reports.explanations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void shouldDrawTheLeastValueLowestAndTheGreatestHighest() {
    assertThat(Sparkline.of(new float[] {-1, 0, 6, 3}, 0, 4)).isEqualTo("▁▂█▅");
  }

  @Test
  void shouldDrawOnlyTheGivenRange() {
    assertThat(Sparkline.of(new float[] {-100, 0, 7, 100}, 1, 3)).isEqualTo("▁█");
    assertThat(Sparkline.of(new float[] {1, 2}, 1, 1)).isEmpty();
  }

  @Test
  void shouldDrawEqualValuesLow() {
    assertThat(Sparkline.of(new float[] {5, 5, 5}, 0, 3)).isEqualTo("▁▁▁");
  }

  @Test
  void shouldMarkWhatIsInside() {
    assertThat(Sparkline.marks(5, 1, 3)).isEqualTo(" ‾‾");
    assertThat(Sparkline.marks(5, -2, 2)).isEqualTo("‾‾");
    assertThat(Sparkline.marks(5, 3, 9)).isEqualTo("   ‾‾");
    assertThat(Sparkline.marks(5, 7, 9).strip()).isEmpty();
  }
}
