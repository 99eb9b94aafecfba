package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.TileProduct;
import dev.weir.classifiers.model.Progress;
import java.util.HashMap;
import java.util.Map;

/**
 * For many samples, and not many fewer features. With G = ZZ' + alpha I, the leave-one-out residual
 * of sample i is (G^-1 y)[i] / (G^-1)[i][i], which only needs a Cholesky factor of G. Ten factors,
 * one per penalty, take a fraction of the time of an eigendecomposition because they consist mostly
 * of matrix products. Features are standardised panel by panel as they are read, without a copy.
 *
 * <p>The intercept is an unpenalised vector of ones. Z is centred, so this vector is an eigenvector
 * of ZZ' with eigenvalue 0, and its part of (G^-1)[i][i] must be removed. It is by far the largest
 * part, so subtracting it would leave mostly rounding errors. Its eigenvalue is therefore first
 * raised to the mean of the others, which are unaffected.
 */
final class CholeskyLeaveOneOut implements LeaveOneOut {

  /** Features packed at once. */
  private static final int PANEL = 256;

  /** Features whose coefficients are summed at once. */
  private static final int CHUNK = 64;

  private final Matrix features;
  private final FeatureScaling scaling;
  private final Matrix targets;
  private final WorkerPool workers;
  private final TileProduct tiles;
  private final Progress progress;

  /** ZZ' with the raised eigenvalue, padded with zeros; only the lower triangle is used. */
  private final Matrix gram;

  private final double lift;

  /** G^-1 y by penalty: targets x samples. */
  private final Map<Double, Matrix> duals = new HashMap<>();

  CholeskyLeaveOneOut(
      Matrix features,
      FeatureScaling scaling,
      Matrix targets,
      WorkerPool workers,
      TileProduct tiles,
      Progress progress) {
    this.features = features;
    this.scaling = scaling;
    this.targets = targets;
    this.workers = workers;
    this.tiles = tiles;
    this.progress = progress;
    int size = Cholesky.filledUp(features.rows());
    this.gram = new Matrix(size, size);
    addProducts();
    this.lift = lift();
  }

  @Override
  public Matrix residuals(double[] alphas) {
    Matrix result = new Matrix(targets.rows(), alphas.length * targets.columns());
    Matrix scratch = new Matrix(gram.rows(), gram.columns());
    for (int a = 0; a < alphas.length; a++) {
      progress.update("ridge", a, alphas.length);
      Cholesky cholesky = factor(alphas[a], scratch);
      double[] diagonal = cholesky.inverseDiagonal();
      Matrix dual = cholesky.solve(filledTargets());
      duals.put(alphas[a], dual);
      double ones = 1 / ((alphas[a] + lift) * targets.rows());
      for (int i = 0; i < result.rows(); i++) {
        for (int c = 0; c < targets.columns(); c++) {
          double residual = dual.get(c, i) / (diagonal[i] - ones);
          result.set(i, a * targets.columns() + c, residual);
        }
      }
    }
    progress.update("ridge", alphas.length, alphas.length);
    return result;
  }

  @Override
  public Matrix coefficients(double alpha) {
    Matrix dual = duals.get(alpha);
    if (dual == null) {
      Matrix scratch = new Matrix(gram.rows(), gram.columns());
      dual = factor(alpha, scratch).solve(filledTargets());
    }
    return coefficients(dual);
  }

  /** Z' times the dual. */
  private Matrix coefficients(Matrix dual) {
    Matrix result = new Matrix(features.columns(), targets.columns());
    workers.run(
        (features.columns() + CHUNK - 1) / CHUNK,
        chunk -> {
          int end = Math.min(features.columns(), (chunk + 1) * CHUNK);
          for (int i = 0; i < features.rows(); i++) {
            for (int f = chunk * CHUNK; f < end; f++) {
              addSample(i, f, dual, result);
            }
          }
        });
    return result;
  }

  private void addSample(int sample, int feature, Matrix dual, Matrix result) {
    double value = scaling.apply(features, sample, feature);
    for (int c = 0; c < result.columns(); c++) {
      result.set(feature, c, result.get(feature, c) + value * dual.get(c, sample));
    }
  }

  private Cholesky factor(double alpha, Matrix scratch) {
    System.arraycopy(gram.values(), 0, scratch.values(), 0, gram.values().length);
    for (int i = 0; i < gram.rows(); i++) {
      scratch.set(i, i, i < features.rows() ? gram.get(i, i) + alpha : 1);
    }
    return new Cholesky(scratch, tiles, workers);
  }

  /** The transposed targets, with zeros for padding samples. */
  private Matrix filledTargets() {
    int size = gram.rows();
    Matrix filled = new Matrix(targets.columns(), size);
    for (int i = 0; i < targets.rows(); i++) {
      for (int c = 0; c < targets.columns(); c++) {
        filled.set(c, i, targets.get(i, c));
      }
    }
    return filled;
  }

  private void addProducts() {
    for (int first = 0; first < features.columns(); first += PANEL) {
      int from = first;
      int depth = Math.min(PANEL, features.columns() - first);
      PackedRows rows = new PackedRows(gram.rows(), depth);
      workers.run(
          (features.rows() + CHUNK - 1) / CHUNK,
          chunk -> {
            int end = Math.min(features.rows(), (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
              for (int f = 0; f < depth; f++) {
                rows.set(i, f, scaling.apply(features, i, from + f), 1);
              }
            }
          });
      rows.addTo(gram, 0, tiles, workers);
      progress.update("products", first + depth, features.columns());
    }
  }

  /** Raises the eigenvalue of the vector of ones and returns the increase. */
  private double lift() {
    int n = features.rows();
    double trace = Double.MIN_NORMAL;
    for (int i = 0; i < n; i++) {
      trace += gram.get(i, i);
    }
    double each = trace / n / n;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        gram.set(i, j, gram.get(i, j) + each);
      }
    }
    return trace / n;
  }
}
