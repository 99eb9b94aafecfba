package dev.weir.linear;

import dev.weir.concurrent.Workers;

/**
 * The loss of multinomial logistic regression, and its derivatives. Unknown c * (features + 1) + f
 * is the coefficient of feature f in class c, the last of a class its intercept.
 *
 * <p>The same number added to all intercepts changes no probability; half the square of their sum
 * is part of the loss, which is 0 at the least and makes that one point.
 */
final class LogisticLoss {

  private final Matrix features;
  private final int[] labels;
  private final int classes;
  private final double c;
  private final Workers workers;
  private final int stride;

  LogisticLoss(Matrix features, int[] labels, int classes, double c, Workers workers) {
    this.features = withOnes(features);
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

  /** For each sample, for each class. */
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
    double[] gradient = at.clone();
    double sum = interceptSum(at);
    for (int k = 0; k < classes; k++) {
      gradient[k * stride + stride - 1] = sum;
    }
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < classes; k++) {
        double weight = c * (probabilities.get(i, k) - (labels[i] == k ? 1 : 0));
        addRow(i, weight, 0, gradient, k * stride);
      }
    }
    return gradient;
  }

  /** Block after block, each by one thread: a pair of classes each. */
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

  /** The second derivative of the penalty. */
  private double second(boolean sameClass, int u, int v) {
    boolean intercepts = u == stride - 1 && v == stride - 1;
    return intercepts || (sameClass && u == v) ? 1 : 0;
  }

  /** A block is symmetric, and so is the whole. */
  private static void place(Matrix hessian, int row, int column, int u, int v, double value) {
    hessian.set(row + u, column + v, value);
    hessian.set(row + v, column + u, value);
    hessian.set(column + v, row + u, value);
    hessian.set(column + u, row + v, value);
  }

  private double penalty(double[] at) {
    double sum = interceptSum(at) * interceptSum(at);
    for (int u = 0; u < at.length; u++) {
      sum += u % stride == stride - 1 ? 0 : at[u] * at[u];
    }
    return sum / 2;
  }

  private double interceptSum(double[] at) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += at[k * stride + stride - 1];
    }
    return sum;
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

  /** Adds a sample's features from one on, times a weight. */
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
