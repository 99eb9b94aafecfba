package dev.weir.linear;

import dev.weir.concurrent.Workers;
import dev.weir.model.Progress;
import java.util.Arrays;
import java.util.Locale;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Multinomial logistic regression with an L2 penalty: C times the sum of -log(probability of the
 * true class) plus half the sum of squared coefficients is made as small as it can be; intercepts
 * are not penalised. The same problem as scikit-learn's {@code LogisticRegression} solves, and as
 * it has one solution, the same solution: so it depends on the unit of the features, which the
 * penalty outweighs where they vary little. They are standardised for the search alone, so that an
 * offset costs no digits.
 *
 * <p>Newton's method with ojAlgo's Cholesky factorisation, and steps halved until they lead down.
 * Each step nearly doubles the digits that are right: MNIST-1D's 4,000 signals of 40 values in ten
 * classes, 410 unknowns, take 5 to 10 of them.
 */
public final class LogisticRegression {

  private static final Logger log = LoggerFactory.getLogger(LogisticRegression.class);

  /** The Hessian has this many rows at most: 128 MB. */
  static final int MOST_UNKNOWNS = 4000;

  private static final int MOST_STEPS = 100;

  /** How much less the loss could at most become, in comparison with what it is. */
  private static final double TOLERANCE = 1e-12;

  /** Which share of the decrease that the slope promises a step must bring. */
  private static final double SUFFICIENT = 1e-4;

  private final Workers workers;
  private final double c;

  /**
   * Makes a trainer.
   *
   * @param workers share the work; the result does not depend on how many there are
   * @param c the weight of the samples against the penalty, more than 0
   */
  public LogisticRegression(Workers workers, double c) {
    if (!(c > 0) || c == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("C must be a number greater than 0, not %s".formatted(c));
    }
    this.workers = workers;
    this.c = c;
  }

  /**
   * Finds the coefficients.
   *
   * @param features samples x features, finite
   * @param labels for each sample the index of its class; each class has a sample
   * @param classes how many classes, at least 2
   * @param progress told of each step of the stage logistic regression; how many there will be is
   *     not known; warned where the penalty outweighs the samples
   * @throws IllegalArgumentException if (features + 1) x classes exceeds 4,000, or a feature varies
   *     by more than doubles can square
   */
  public LogisticFit fit(Matrix features, int[] labels, int classes, Progress progress) {
    check(features, classes);
    FeatureScaling scaling = scaling(features);
    warn(scaling, features.rows(), progress);
    LogisticLoss loss = new LogisticLoss(features, scaling, labels, classes, c, workers);
    double[] at = new double[loss.unknowns()];
    double value = loss.value(at);
    for (int step = 1; ; step++) {
      progress.update("logistic regression", step - 1, step);
      Matrix probabilities = loss.probabilities(at);
      double[] gradient = loss.gradient(at, probabilities);
      double[] direction = solve(loss.hessian(probabilities), gradient);
      double slope = dot(gradient, direction);
      // At the end, one step more squares what is left of the error, and costs no new Hessian.
      double reached = descend(loss, at, direction, value, slope);
      boolean isEnd = slope <= TOLERANCE * (1 + value) || step == MOST_STEPS;
      if (isEnd || reached >= value) {
        LinearClassifier classifier = classifier(at, scaling, classes);
        return fitted(new LogisticFit(classifier, step, reached, slope / 2));
      }
      value = reached;
    }
  }

  /** Where rounding hides the way down before the end, what was reached is all there is. */
  private static LogisticFit fitted(LogisticFit fit) {
    if (fit.gap() > TOLERANCE * (1 + fit.loss())) {
      log.warn(
          "logistic regression ended after {} steps at a loss of {}, which could be less by about"
              + " {}",
          fit.steps(),
          fit.loss(),
          fit.gap());
    }
    return fit;
  }

  private static void check(Matrix features, int classes) {
    long unknowns = (features.columns() + 1L) * classes;
    if (unknowns > MOST_UNKNOWNS) {
      throw new IllegalArgumentException(
          "%d features and %d classes are too many for logistic regression: (features + 1) x classes must be at most %d"
              .formatted(features.columns(), classes, MOST_UNKNOWNS));
    }
  }

  private static FeatureScaling scaling(Matrix features) {
    FeatureScaling scaling = FeatureScaling.of(features);
    for (int f = 0; f < features.columns(); f++) {
      double scale = scaling.scales()[f];
      if (!(scale * scale < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "feature %d varies by %s, too much for logistic regression: z-normalise the signals, or take a larger unit"
                .formatted(f, scale));
      }
    }
    return scaling;
  }

  /** Of standardised features, the samples weigh about C times their number, at most. */
  private void warn(FeatureScaling scaling, int samples, Progress progress) {
    double[] scales = scaling.scales().clone();
    Arrays.sort(scales);
    double median = scales.length == 0 ? 1 : scales[scales.length / 2];
    if (c * samples * median * median < 1) {
      progress.warn(
          String.format(
              Locale.ROOT,
              "half of the features vary by %.3g or less (their standard deviation): with C = %.3g"
                  + " and %,d samples the penalty outweighs what they say. Take a greater --c, or"
                  + " --preprocess znorm",
              median,
              c,
              samples));
    }
  }

  /** Moves against the direction, and returns the loss there. */
  private static double descend(
      LogisticLoss loss, double[] at, double[] direction, double value, double slope) {
    double[] from = at.clone();
    for (double size = 1; ; size /= 2) {
      for (int u = 0; u < at.length; u++) {
        at[u] = from[u] - size * direction[u];
      }
      double reached = loss.value(at);
      // Near the end rounding hides the decrease: a step of that size is as good as any.
      if (reached <= value - SUFFICIENT * size * slope || size * slope <= TOLERANCE * (1 + value)) {
        return reached;
      }
    }
  }

  private static double[] solve(Matrix hessian, double[] gradient) {
    int n = gradient.length;
    Cholesky<Double> cholesky = Cholesky.R064.make(n, n);
    if (!cholesky.decompose(R064Store.wrap(hessian.values(), n))) {
      throw new IllegalStateException("the Hessian of logistic regression is not positive");
    }
    MatrixStore<Double> solution = cholesky.getSolution(R064Store.wrap(gradient.clone(), n));
    return solution.toRawCopy1D();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** With two classes, the coefficients of one are those of the other with the sign changed. */
  private static LinearClassifier classifier(double[] at, FeatureScaling scaling, int classes) {
    int features = scaling.scales().length;
    int targets = LinearClassifier.targets(classes);
    double[][] coefficients = new double[features][targets];
    double[] intercepts = new double[targets];
    double[] scales = new double[features];
    for (int t = 0; t < targets; t++) {
      int from = (targets == 1 ? 1 : t) * (features + 1);
      for (int f = 0; f < features; f++) {
        scales[f] = 1;
        coefficients[f][t] = at[from + f] / scaling.scales()[f];
      }
      intercepts[t] = at[from + features];
    }
    return new LinearClassifier(scaling.means(), scales, coefficients, intercepts);
  }
}
