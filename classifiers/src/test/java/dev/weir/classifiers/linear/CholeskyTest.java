package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.TileProduct;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyTest
class CholeskyTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 384})
  void shouldSolveAndInvert(int n) {
    // Given
    Matrix matrix = positiveDefinite(n);
    Matrix right = random(6, n);

    // When
    Cholesky cholesky = factor(matrix, 2, new SwitchingTileProduct());

    // Then
    Matrix solved = cholesky.solve(right);
    for (int c = 0; c < right.rows(); c++) {
      assertSolves(matrix, solved, right, c);
    }
    Matrix unit = new Matrix(4, n);
    for (int c = 0; c < 4; c++) {
      unit.set(c, c * 31, 1);
    }
    Matrix columns = cholesky.solve(unit);
    double[] diagonal = cholesky.inverseDiagonal();
    for (int c = 0; c < 4; c++) {
      assertThat(diagonal[c * 31]).isCloseTo(columns.get(c, c * 31), within(1e-9));
    }
  }

  @Test
  void shouldGiveTheSameBitsWithAnyNumberOfThreadsAndWithoutSimd() {
    // Given
    Matrix matrix = positiveDefinite(256);
    Matrix right = random(3, 256);

    // When
    Cholesky plain = factor(matrix, 1, Vectorization.plain().tiles());
    Cholesky simd = factor(matrix, 3, Vectorization.simd().tiles());

    // Then
    assertThat(simd.inverseDiagonal()).isEqualTo(plain.inverseDiagonal());
    assertThat(simd.solve(right).values()).isEqualTo(plain.solve(right).values());
  }

  @Test
  void shouldRefuseAMatrixThatIsNotPositiveDefinite() {
    Matrix matrix = positiveDefinite(256);
    matrix.set(130, 130, -1);
    assertThatThrownBy(() -> factor(matrix, 1, Vectorization.plain().tiles()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("row 130");
  }

  private static void assertSolves(Matrix matrix, Matrix solved, Matrix right, int side) {
    for (int i = 0; i < matrix.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < matrix.rows(); j++) {
        sum += matrix.get(i, j) * solved.get(side, j);
      }
      assertThat(sum).isCloseTo(right.get(side, i), within(1e-9));
    }
  }

  private static Cholesky factor(Matrix matrix, int threads, TileProduct tiles) {
    Matrix copy = new Matrix(matrix.rows(), matrix.columns(), matrix.values().clone());
    return new Cholesky(copy, tiles, new WorkerPool(threads));
  }

  private Matrix positiveDefinite(int n) {
    Matrix factor = random(n, n);
    Matrix result = new Matrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = i == j ? n : 0;
        for (int k = 0; k < n; k++) {
          sum += factor.get(i, k) * factor.get(j, k);
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
