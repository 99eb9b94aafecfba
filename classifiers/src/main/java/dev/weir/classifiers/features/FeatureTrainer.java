package dev.weir.classifiers.features;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.linear.RidgeFit;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.RemovedStatistics;

/** Fits a ridge classifier to the features of a transform. */
public final class FeatureTrainer {

  private FeatureTrainer() {}

  /**
   * Trains a model. The result does not depend on the thread count.
   *
   * @param signals at least two classes, each with a sample
   * @param prepared the same signals, preprocessed
   * @param map the transform
   * @param progress receives the stages features, products and ridge
   */
  public static FeatureModelFit train(
      LabelledSignals signals,
      PreparedSignals prepared,
      FeatureTransform map,
      Provenance provenance,
      WorkerPool workers,
      Progress progress) {
    Matrix features = prepared.features(map, workers, "features", progress);
    RidgeFit fit =
        new Ridge(workers, progress).fit(features, signals.labels(), signals.classes().size());
    RemovedStatistics.warning(signals, prepared.preprocessing(), fit.leftOutClasses())
        .ifPresent(progress::warn);
    return new FeatureModelFit(prepared.model(map, fit, provenance), fit.alpha(), fit.error());
  }
}
