package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.linear.LeaveOneOutCosts.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaveOneOutCostsTest {

  @ParameterizedTest
  @CsvSource({
    "50, 800, 2, EIGEN_OF_SAMPLES",
    "4000, 800, 10, TRIDIAGONAL_OF_FEATURES",
    "90000, 9996, 2, TRIDIAGONAL_OF_FEATURES",
    "1500, 1500, 3, CHOLESKY",
    "1501, 1500, 3, CHOLESKY",
    "4000, 3200, 10, CHOLESKY",
    "4000, 9996, 10, CHOLESKY",
    "46000, 40000, 10, CHOLESKY",
    "47000, 40000, 10, TRIDIAGONAL_OF_FEATURES",
    "1000, 950, 2, CHOLESKY",
    "1000, 750, 2, TRIDIAGONAL_OF_FEATURES",
  })
  void shouldTakeTheCheapestWay(int samples, int features, int targets, Method way) {
    assertThat(new LeaveOneOutCosts(samples, features, targets).cheapest()).isEqualTo(way);
  }

  @Test
  void shouldNotJumpWhereSamplesOutnumberFeatures() {
    for (int size = 600; size <= 10_000; size += 100) {
      // given
      LeaveOneOutCosts square = new LeaveOneOutCosts(size, size, 10);
      LeaveOneOutCosts oneMore = new LeaveOneOutCosts(size + 1, size, 10);

      // then
      double ratio =
          oneMore.nanoseconds(oneMore.cheapest()) / square.nanoseconds(square.cheapest());
      assertThat(ratio).as("%d features", size).isBetween(0.8, 1.7);
    }
  }
}
