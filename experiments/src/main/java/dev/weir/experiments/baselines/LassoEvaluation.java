package dev.weir.experiments.baselines;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.selectedrocket.SelectedRocketFeatures;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.experiments.baselines.LassoReport.Point;
import dev.weir.experiments.linear.Lasso;
import dev.weir.experiments.linear.LassoFit;
import dev.weir.trainer.data.SignalDataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lasso compared with ridge on the features of ROCKET's random kernels. */
public final class LassoEvaluation {

  /** Every n-th training signal is held out to choose a penalty. */
  private static final int HELD_OUT = 5;

  private static final int STAGES = 4;

  private final SignalDataSet data;
  private final SelectedRocketFeatures features;
  private final int[] labels;
  private final int classes;
  private final double[] alphas;
  private final WorkerPool workers;

  private LassoEvaluation(
      SignalDataSet data, SelectedRocketFeatures features, double[] alphas, WorkerPool workers) {
    this.data = data;
    this.features = features;
    this.labels = data.train().labels();
    this.classes = data.train().classes().size();
    this.alphas = alphas;
    this.workers = workers;
  }

  /**
   * Fits both to the training part and evaluates them on the test part.
   *
   * @param settings settings of the kernels, all of which are used
   * @param alphas lasso's penalties, in descending order
   * @param progress receives the stage lasso
   */
  public static LassoReport run(
      SignalDataSet data, SelectedRocketSettings settings, double[] alphas, Progress progress) {
    Ridge.check(data.train().labels(), data.train().classes());
    progress.update("lasso", 0, STAGES);
    SelectedRocketFeatures features =
        SelectedRocketFeatures.of(data.train(), settings, within(0, progress));
    try (WorkerPool workers = new WorkerPool(settings.threads())) {
      return new LassoEvaluation(data, features, alphas, workers).run(settings.seed(), progress);
    }
  }

  private LassoReport run(long seed, Progress progress) {
    progress.update("lasso", 1, STAGES);
    double ridge =
        accuracy(new Ridge(workers).fit(features.matrix(), labels, classes).classifier());
    progress.update("lasso", 2, STAGES);
    List<Point> path = new ArrayList<>();
    List<LassoFit> fits =
        new Lasso(workers).fit(features.matrix(), labels, classes, alphas, within(2, progress));
    for (int a = 0; a < alphas.length; a++) {
      path.add(point(fits.get(a)));
    }
    progress.update("lasso", 3, STAGES);
    int chosen = chosen(within(3, progress));
    progress.update("lasso", STAGES, STAGES);
    return new LassoReport(seed, ridge, path, path.get(chosen));
  }

  /**
   * Repeats the current stage without its inner progress, so that a listener can still stop the
   * run.
   */
  private static Progress within(int done, Progress progress) {
    return (stage, part, parts) -> progress.update("lasso", done, STAGES);
  }

  private double accuracy(LinearClassifier classifier) {
    return Evaluation.of(features.model(classifier), data.test()).accuracy();
  }

  private Point point(LassoFit fit) {
    LinearClassifier classifier = fit.classifier();
    boolean[] kept = new boolean[classifier.features()];
    for (int f = 0; f < kept.length; f++) {
      kept[f] = classifier.norm(f) > 0;
    }
    int count = (int) IntStream.range(0, kept.length).filter(f -> kept[f]).count();
    int kernels =
        (int)
            IntStream.range(0, kept.length / 2).filter(k -> kept[2 * k] || kept[2 * k + 1]).count();
    return new Point(fit.alpha(), accuracy(classifier), count, kernels);
  }

  /** Index of the penalty that is best on held-out signals; of equal ones the greatest. */
  private int chosen(Progress progress) {
    int[] seen = IntStream.range(0, labels.length).filter(i -> i % HELD_OUT != 0).toArray();
    List<LassoFit> fits =
        new Lasso(workers).fit(rows(seen), select(labels, seen), classes, alphas, progress);
    int best = 0;
    int most = -1;
    for (int a = 0; a < alphas.length; a++) {
      int correct = heldOutCorrect(fits.get(a).classifier());
      if (correct > most) {
        most = correct;
        best = a;
      }
    }
    return best;
  }

  private int heldOutCorrect(LinearClassifier classifier) {
    double[] scores = new double[classes];
    int correct = 0;
    for (int i = 0; i < labels.length; i += HELD_OUT) {
      classifier.score(row(i), scores);
      correct += Scores.best(scores) == labels[i] ? 1 : 0;
    }
    return correct;
  }

  private Matrix rows(int[] chosen) {
    return Matrix.of(IntStream.of(chosen).mapToObj(this::row).toArray(double[][]::new));
  }

  private double[] row(int row) {
    Matrix all = features.matrix();
    double[] values = new double[all.columns()];
    System.arraycopy(all.values(), row * values.length, values, 0, values.length);
    return values;
  }

  private static int[] select(int[] values, int[] chosen) {
    return IntStream.of(chosen).map(i -> values[i]).toArray();
  }
}
