package dev.weir.classifiers.linear;

import java.util.Optional;
import org.ojalgo.matrix.decomposition.Eigenvalue;
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
    // ojAlgo is column-major, which makes no difference for a symmetric matrix: only its vectors
    // are
    // transposed.
    if (!eigen.decompose(R064Store.wrap(matrix.values().clone(), n))) {
      throw new IllegalStateException(
          "the eigenvalues of a %d x %d matrix did not converge".formatted(n, n));
    }
    double[] values = new double[n];
    eigen.getEigenvalues(values, Optional.empty());
    Matrix vectors = new Matrix(n, n);
    R064Store.wrap(vectors.values(), n).fillMatching(eigen.getV().transpose());
    return new SymmetricEigen(values, vectors);
  }
}
