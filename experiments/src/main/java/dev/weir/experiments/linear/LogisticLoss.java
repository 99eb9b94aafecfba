package dev.weir.experiments.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.linear.FeatureScaling;
import dev.weir.classifiers.linear.Matrix;

/**
 * The loss of multinomial logistic regression, and its derivatives. Unknown c * (features + 1) + f
 * is the coefficient of standardised feature f in class c; the last unknown of a class is its
 * intercept. The penalty applies to the coefficients of the unscaled features: the square of the
 * unknown, divided by that of the feature's scale.
 *
 * <p>Adding a constant to all intercepts, or to a feature's coefficients in all classes, changes no
 * probability. The loss therefore includes half the square of each such sum, which is 0 at the
 * minimum and makes it unique even if the penalty is negligible.
 */
final class LogisticLoss {

  /** With a greater penalty, coefficients are 0 in double precision. */
  private static final double MOST = 1e300;

  private final Matrix features;
  private final int[] labels;
  private final int classes;
  private final double c;
  private final WorkerPool workers;
  private final int stride;

  /** For each feature, the factor of its squared coefficient; 0 for intercepts. */
  private final double[] penalties;

  LogisticLoss(
      Matrix features,
      FeatureScaling scaling,
      int[] labels,
      int classes,
      double c,
      WorkerPool workers) {
    this.features = withOnes(scaling.apply(features));
    this.penalties = new double[features.columns() + 1];
    for (int f = 0; f < features.columns(); f++) {
      penalties[f] = Math.min(MOST, 1 / (scaling.scales()[f] * scaling.scales()[f]));
    }
    this.labels = labels;
    this.classes = classes;
    this.c = c;
    this.workers = workers;
    this.stride = features.columns() + 1;
  }

  int unknowns() {
    return classes * stride;
  }

  double value(double[] at) {
    Matrix scores = scores(at);
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += logSum(scores, i) - scores.get(i, labels[i]);
    }
    return c * sum + penalty(at);
  }

  /** Samples x classes. */
  Matrix probabilities(double[] at) {
    Matrix scores = scores(at);
    for (int i = 0; i < labels.length; i++) {
      double logSum = logSum(scores, i);
      for (int k = 0; k < classes; k++) {
        scores.set(i, k, Math.exp(scores.get(i, k) - logSum));
      }
    }
    return scores;
  }

  double[] gradient(double[] at, Matrix probabilities) {
    double[] gradient = new double[at.length];
    double[] sums = sumsOverClasses(at);
    for (int u = 0; u < at.length; u++) {
      gradient[u] = sums[u % stride] + penalties[u % stride] * at[u];
    }
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < classes; k++) {
        double weight = c * (probabilities.get(i, k) - (labels[i] == k ? 1 : 0));
        addRow(i, weight, 0, gradient, k * stride);
      }
    }
    return gradient;
  }

  /** Each block, a pair of classes, is computed by one thread. */
  Matrix hessian(Matrix probabilities) {
    Matrix hessian = new Matrix(unknowns(), unknowns());
    workers.run(
        classes * classes,
        pair -> {
          if (pair / classes <= pair % classes) {
            block(pair / classes, pair % classes, probabilities, hessian);
          }
        });
    return hessian;
  }

  private void block(int k, int l, Matrix probabilities, Matrix hessian) {
    double[] block = new double[stride * stride];
    for (int i = 0; i < labels.length; i++) {
      double weight = c * probabilities.get(i, k) * ((k == l ? 1 : 0) - probabilities.get(i, l));
      for (int u = 0; u < stride; u++) {
        addRow(i, weight * features.get(i, u), u, block, u * stride);
      }
    }
    for (int u = 0; u < stride; u++) {
      for (int v = u; v < stride; v++) {
        double value = block[u * stride + v] + second(k == l, u, v);
        place(hessian, k * stride, l * stride, u, v, value);
      }
    }
  }

  private double second(boolean sameClass, int u, int v) {
    return u == v ? 1 + (sameClass ? penalties[u] : 0) : 0;
  }

  /** Each block is symmetric, and so is the whole matrix. */
  private static void place(Matrix hessian, int row, int column, int u, int v, double value) {
    hessian.set(row + u, column + v, value);
    hessian.set(row + v, column + u, value);
    hessian.set(column + v, row + u, value);
    hessian.set(column + u, row + v, value);
  }

  private double penalty(double[] at) {
    double sum = 0;
    for (double each : sumsOverClasses(at)) {
      sum += each * each;
    }
    for (int u = 0; u < at.length; u++) {
      sum += penalties[u % stride] * at[u] * at[u];
    }
    return sum / 2;
  }

  /** For each feature, and last for the intercept. */
  private double[] sumsOverClasses(double[] at) {
    double[] sums = new double[stride];
    for (int u = 0; u < at.length; u++) {
      sums[u % stride] += at[u];
    }
    return sums;
  }

  private Matrix scores(double[] at) {
    Matrix scores = new Matrix(labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < classes; k++) {
        double sum = 0;
        for (int f = 0; f < stride; f++) {
          sum += at[k * stride + f] * features.get(i, f);
        }
        scores.set(i, k, sum);
      }
    }
    return scores;
  }

  /** log(sum of e^score), without overflow. */
  private double logSum(Matrix scores, int row) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      most = Math.max(most, scores.get(row, k));
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(scores.get(row, k) - most);
    }
    return most + Math.log(sum);
  }

  /** Adds a sample's features from an index on, times a weight. */
  private void addRow(int sample, double weight, int from, double[] sums, int at) {
    double[] values = features.values();
    int row = sample * stride;
    for (int f = from; f < stride; f++) {
      sums[at + f] += weight * values[row + f];
    }
  }

  private static Matrix withOnes(Matrix features) {
    int columns = features.columns();
    Matrix result = new Matrix(features.rows(), columns + 1);
    for (int i = 0; i < features.rows(); i++) {
      System.arraycopy(features.values(), i * columns, result.values(), i * (columns + 1), columns);
      result.set(i, columns, 1);
    }
    return result;
  }
}
