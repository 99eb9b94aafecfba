package dev.weir.experiments.baselines;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.memory.MemoryNeed;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.classifiers.signal.RemovedStatistics;
import dev.weir.experiments.linear.LogisticFit;
import dev.weir.experiments.linear.LogisticRegression;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.KeptWarnings;
import java.util.Locale;

/** Evaluates logistic regression on raw signal values. */
public final class LogisticEvaluation {

  private static final double LEAST_RANGE = 1e-140;

  private LogisticEvaluation() {}

  /**
   * Fits on the training part and evaluates on both.
   *
   * @param progress receives the steps, and a warning if preprocessing removes what distinguishes
   *     classes
   * @throws IllegalArgumentException if a class has no training signal, there are too many values
   *     and classes, or values vary too little
   */
  public static LogisticReport run(
      SignalDataSet data, LogisticSettings settings, Progress progress) {
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    LabelledSignals train = preprocessing.apply(data.train());
    Ridge.check(train.labels(), train.classes());
    requireVariation(train);
    checkMemory(train);
    long begun = System.nanoTime();
    KeptWarnings warnings = new KeptWarnings(progress);
    LogisticFit fit = fit(train, settings, warnings);
    double seconds = (System.nanoTime() - begun) / 1e9;
    int[] onTraining = predictions(fit.classifier(), train, settings.threads());
    int[] onTests =
        predictions(fit.classifier(), preprocessing.apply(data.test()), settings.threads());
    RemovedStatistics.warning(data.test(), preprocessing, onTests).ifPresent(warnings::warn);
    return new LogisticReport(
        data.name(),
        settings,
        Evaluation.of(train.classes(), train.labels(), onTraining),
        Evaluation.of(train.classes(), data.test().labels(), onTests),
        fit.steps(),
        seconds,
        warnings.all());
  }

  /** Below this, squares underflow and all values would count as constant. */
  private static void requireVariation(LabelledSignals train) {
    double[] least = train.signal(0).clone();
    double[] greatest = least.clone();
    double most = 0;
    for (double[] signal : train.signals()) {
      for (int v = 0; v < signal.length; v++) {
        least[v] = Math.min(least[v], signal[v]);
        greatest[v] = Math.max(greatest[v], signal[v]);
        most = Math.max(most, greatest[v] - least[v]);
      }
    }
    if (most > 0 && most < LEAST_RANGE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the values vary by %.3g at most, too little for logistic regression: z-normalise the"
                  + " signals (--preprocess znorm), or use a smaller unit",
              most));
    }
  }

  private static void checkMemory(LabelledSignals train) {
    double numbers = (double) train.size() * train.channels() * train.length();
    double unknowns = (double) train.classes().size() * (train.channels() * train.length() + 1);
    MemoryNeed.of("logistic regression on %,d signals".formatted(train.size()))
        .remedy("train on a sample of the data")
        .plusArray("values", train.size(), train.channels(), train.length())
        .plus("preprocessed, and packed copies of them", 4 * Double.BYTES * numbers)
        .plusArray("probabilities", train.size(), train.classes().size())
        .plus("second derivatives", 2 * Double.BYTES * unknowns * unknowns)
        .check();
  }

  private static LogisticFit fit(
      LabelledSignals train, LogisticSettings settings, Progress progress) {
    try (WorkerPool workers = new WorkerPool(settings.threads())) {
      return new LogisticRegression(workers, settings.c())
          .fit(Matrix.of(train.signals()), train.labels(), train.classes().size(), progress);
    }
  }

  private static int[] predictions(
      LinearClassifier classifier, LabelledSignals signals, int threads) {
    return new ParallelScoring(threads, "scoring", Progress.NONE)
        .predict(
            signals.size(),
            () -> {
              double[] scores = new double[signals.classes().size()];
              return signal -> {
                classifier.score(signals.signal(signal), scores);
                return Scores.best(scores);
              };
            });
  }
}
