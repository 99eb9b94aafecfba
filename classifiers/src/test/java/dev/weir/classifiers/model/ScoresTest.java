package dev.weir.classifiers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoresTest {

  @Test
  void shouldTakeTheFirstOfEqualScores() {
    assertThat(Scores.best(new double[] {1, 3, 2})).isEqualTo(1);
    assertThat(Scores.best(new double[] {-1, -1})).isZero();
    assertThat(Scores.best(new double[] {Double.NEGATIVE_INFINITY, -1})).isEqualTo(1);
  }

  @Test
  void shouldMeasureTheMarginToTheSecondBest() {
    assertThat(Scores.margin(new double[] {1, 3, 2.5})).isEqualTo(0.5);
    assertThat(Scores.margin(new double[] {3, 3, 1})).isZero();
    assertThat(Scores.margin(new double[] {-4, -1})).isEqualTo(3);
    assertThatThrownBy(() -> Scores.margin(new double[] {1})).hasMessageContaining("not 1");
  }
}
