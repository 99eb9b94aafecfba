package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyTest
class SymmetricEigenTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 64})
  void shouldTakeTheMatrixApart(int n) {
    // Given
    Matrix a = symmetric(n);

    // When
    SymmetricEigen found = SymmetricEigen.of(a);

    // Then
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double product = 0;
        double dot = 0;
        for (int j = 0; j < n; j++) {
          product += a.get(i, j) * found.vectors().get(j, k);
          dot += found.vectors().get(j, i) * found.vectors().get(j, k);
        }
        assertThat(product).isCloseTo(found.values()[k] * found.vectors().get(i, k), within(1e-9));
        assertThat(dot).isCloseTo(i == k ? 1 : 0, within(1e-9));
      }
    }
  }

  private Matrix symmetric(int n) {
    Matrix a = new Matrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a.set(i, j, random.nextGaussian());
        a.set(j, i, a.get(i, j));
      }
    }
    return a;
  }
}
