package dev.weir.classifiers.linear;

import java.util.Optional;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The eigendecomposition A = V diag(values) V' of a symmetric matrix by ojAlgo: Householder
 * tridiagonalisation, then QL with implicit shifts.
 *
 * @param values n eigenvalues
 * @param vectors the eigenvectors, n x n: column k belongs to value k
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SymmetricEigen(double[] values, Matrix vectors) {

  /**
   * Decomposes a matrix.
   *
   * @param matrix n x n, finite; not changed
   */
  static SymmetricEigen of(Matrix matrix) {
    int n = matrix.rows();
    Eigenvalue<Double> eigen = Eigenvalue.R064.make(n, true);
    // ojAlgo is column-major, which makes no difference for a symmetric matrix.
    if (!eigen.decompose(R064Store.wrap(matrix.values().clone(), n))) {
      throw new IllegalStateException(
          "the eigenvalues of a %d x %d matrix did not converge".formatted(n, n));
    }
    double[] values = new double[n];
    eigen.getEigenvalues(values, Optional.empty());
    return new SymmetricEigen(values, copied(eigen.getV(), n));
  }

  private static Matrix copied(MatrixStore<Double> store, int n) {
    Matrix result = new Matrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result.set(i, j, store.doubleValue(i, j));
      }
    }
    return result;
  }
}
