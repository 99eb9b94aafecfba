package dev.weir.features;

import dev.weir.concurrent.Workers;
import dev.weir.linear.Matrix;
import dev.weir.linear.Ridge;
import dev.weir.linear.RidgeFit;
import dev.weir.model.InputShape;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.Preprocessing;
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
      Preprocessing preprocessing,
      PreparedSignals prepared,
      FeatureMap map,
      Provenance provenance,
      Workers workers,
      Progress progress) {
    Matrix features = prepared.features(map, workers, "features", progress);
    RidgeFit fit =
        new Ridge(workers, progress).fit(features, signals.labels(), signals.classes().size());
    RemovedStatistics.warning(signals, preprocessing, fit.leftOutClasses())
        .ifPresent(progress::warn);
    FeatureModel model =
        new FeatureModel(
            signals.classes(),
            new InputShape.Signal(signals.channels(), signals.length()),
            preprocessing,
            LeftOutScores.of(fit, signals.size(), signals.classes().size()).addTo(provenance),
            map,
            fit.classifier());
    return new FeatureTraining(model, fit.alpha(), fit.error());
  }
}
