package dev.weir.features;

import dev.weir.concurrent.Workers;
import dev.weir.linear.Matrix;
import dev.weir.linear.Ridge;
import dev.weir.linear.RidgeFit;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.RemovedStatistics;

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
  public static FeatureTraining train(
      LabelledSignals signals,
      PreparedSignals prepared,
      FeatureMap map,
      Provenance provenance,
      Workers workers,
      Progress progress) {
    Matrix features = prepared.features(map, workers, "features", progress);
    RidgeFit fit =
        new Ridge(workers, progress).fit(features, signals.labels(), signals.classes().size());
    RemovedStatistics.warning(signals, prepared.preprocessing(), fit.leftOutClasses())
        .ifPresent(progress::warn);
    return new FeatureTraining(prepared.model(map, fit, provenance), fit.alpha(), fit.error());
  }
}
