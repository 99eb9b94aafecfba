package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyTest
class TridiagonalTest {

  private static final double ALPHA = 0.5;

  private final Random random = Seeds.random();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 63, 64, 65, 130})
  void shouldSolveWithTheMatrix(int n) {
    // given
    Matrix a = positive(n);
    Matrix b = random(n, 3);

    // when
    Tridiagonal tridiagonal = new Tridiagonal(copy(a));
    Matrix q = rotation(tridiagonal, 2);
    Matrix rotated = product(q.transposed(), b);
    Matrix x = product(q, tridiagonal.plus(ALPHA).solve(rotated));

    // then
    assertClose(product(q.transposed(), q), unit(n));
    assertClose(product(shifted(a), x), b);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 70})
  void shouldGiveTheFormsOfTheInverse(int n) {
    // given
    Tridiagonal tridiagonal = new Tridiagonal(positive(n));
    Matrix b = random(n, 5);
    Matrix solved = tridiagonal.plus(ALPHA).solve(b);

    // when
    double[] forms = new double[3];
    tridiagonal.plus(ALPHA).forms(b, 2, forms);

    // then
    Matrix expected = product(b.transposed(), solved);
    for (int c = 0; c < forms.length; c++) {
      assertThat(forms[c]).isCloseTo(expected.get(c + 2, c + 2), within(1e-9));
    }
  }

  @Test
  void shouldGiveTheSameBitsWithAnyNumberOfThreads() {
    // given
    Tridiagonal tridiagonal = new Tridiagonal(positive(150));

    // then
    assertThat(rotation(tridiagonal, 3).values()).isEqualTo(rotation(tridiagonal, 1).values());
  }

  @Test
  void shouldTakeAMatrixOfZeros() {
    // given
    Tridiagonal tridiagonal = new Tridiagonal(new Matrix(4, 4));

    // then
    assertThat(rotation(tridiagonal, 1).values()).isEqualTo(unit(4).values());
    assertThat(tridiagonal.plus(2).solve(unit(4)).get(3, 3)).isEqualTo(0.5);
  }

  @Test
  void shouldRefuseAMatrixThatIsNotPositiveDefinite() {
    // given
    Tridiagonal tridiagonal = new Tridiagonal(new Matrix(1, 1, new double[] {-3}));

    // then
    assertThatThrownBy(() -> tridiagonal.plus(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("pivot of row 0 is -2.0");
  }

  private static Matrix rotation(Tridiagonal tridiagonal, int threads) {
    try (WorkerPool workers = new WorkerPool(threads)) {
      return tridiagonal.rotation(workers);
    }
  }

  /** Of half the rank. */
  private Matrix positive(int n) {
    Matrix half = random(Math.ceilDiv(n, 2), n);
    return product(half.transposed(), half);
  }

  private Matrix random(int rows, int columns) {
    return new Matrix(rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
  }

  private static Matrix copy(Matrix a) {
    return new Matrix(a.rows(), a.columns(), a.values().clone());
  }

  private static Matrix shifted(Matrix a) {
    Matrix result = copy(a);
    for (int i = 0; i < a.rows(); i++) {
      result.set(i, i, a.get(i, i) + ALPHA);
    }
    return result;
  }

  private static Matrix unit(int n) {
    Matrix unit = new Matrix(n, n);
    for (int i = 0; i < n; i++) {
      unit.set(i, i, 1);
    }
    return unit;
  }

  private static Matrix product(Matrix a, Matrix b) {
    Matrix columns = b.transposed();
    Matrix result = new Matrix(a.rows(), b.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        result.set(i, j, Matrix.dot(a.row(i), columns.row(j), a.columns()));
      }
    }
    return result;
  }

  private static void assertClose(Matrix actual, Matrix expected) {
    assertThat(actual.values()).containsExactly(expected.values(), within(1e-9));
  }
}
