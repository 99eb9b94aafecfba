package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PropertyTest
class MatrixProductsTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @CsvSource({"1,1,1", "7,3,5", "300,8,4", "257,9,17", "513,33,40", "4,100,1"})
  void shouldGiveTheBitsOfTheDefinition(int rows, int left, int right) {
    // Given
    Matrix a = random(rows, left);
    Matrix b = random(rows, right);

    // When
    try (WorkerPool workers = new WorkerPool(2)) {
      Matrix plain =
          new MatrixProducts(workers, Vectorization.plain().tiles()).transposedTimes(a, b);
      Matrix simd = new MatrixProducts(workers, Vectorization.simd().tiles()).transposedTimes(a, b);
      Matrix gram = new MatrixProducts(workers, Vectorization.simd().tiles()).gram(a);

      // Then
      assertThat(plain.values()).isEqualTo(naive(a, b).values());
      assertThat(simd.values()).isEqualTo(naive(a, b).values());
      assertThat(gram.values()).isEqualTo(naive(a, a).values());
    }
  }

  private static Matrix naive(Matrix a, Matrix b) {
    Matrix result = new Matrix(a.columns(), b.columns());
    for (int i = 0; i < a.columns(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        double sum = 0;
        for (int r = 0; r < a.rows(); r++) {
          sum += a.get(r, i) * b.get(r, j);
        }
        result.set(i, j, sum);
      }
    }
    return result;
  }

  private Matrix random(int rows, int columns) {
    return new Matrix(rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
  }
}
