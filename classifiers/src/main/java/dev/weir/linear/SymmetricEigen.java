package dev.weir.linear;

/** Eigendecomposition of symmetric matrices, the only part delegated to a library. */
public interface SymmetricEigen {

  /**
   * Decomposes a symmetric matrix.
   *
   * @param matrix n x n, finite; not changed
   */
  Decomposition decompose(Matrix matrix);

  /** The default decomposition of ridge. */
  static SymmetricEigen standard() {
    return new OjAlgoEigen();
  }

  /** A = V diag(values) V'. */
  final class Decomposition {

    private final double[] values;
    private final Matrix vectors;

    /**
     * Keeps the parts.
     *
     * @param values n eigenvalues
     * @param vectors n x n; column k belongs to value k
     */
    public Decomposition(double[] values, Matrix vectors) {
      this.values = values;
      this.vectors = vectors;
    }

    public double[] values() {
      return values;
    }

    /** The eigenvectors: column k belongs to value k. */
    public Matrix vectors() {
      return vectors;
    }
  }
}
