package dev.weir.linear;

/** Eigendecomposition of symmetric matrices; the one thing that a library does for us here. */
public interface SymmetricEigen {

  /**
   * Decomposes a symmetric matrix.
   *
   * @param matrix n x n, finite; not changed
   */
  Decomposition decompose(Matrix matrix);

  /** The decomposition that ridge uses unless told otherwise. */
  static SymmetricEigen standard() {
    return new OjAlgoEigen();
  }

  /** A = V diag(values) V'. */
  final class Decomposition {

    private final double[] values;
    private final Matrix vectors;

    /**
     * Holds the parts.
     *
     * @param values n eigenvalues
     * @param vectors n x n; column k belongs to value k
     */
    public Decomposition(double[] values, Matrix vectors) {
      this.values = values;
      this.vectors = vectors;
    }

    /** The eigenvalues. */
    public double[] values() {
      return values;
    }

    /** The eigenvectors: column k belongs to value k. */
    public Matrix vectors() {
      return vectors;
    }
  }
}
