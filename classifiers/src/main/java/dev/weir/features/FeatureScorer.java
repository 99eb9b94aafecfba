package dev.weir.features;

import dev.weir.model.InputShape;
import dev.weir.model.SignalScorer;
import dev.weir.rocket.SignalPreparation;
import dev.weir.signal.Preprocessing;

/** Preprocesses, computes features and weighs them, in its own memory. */
final class FeatureScorer implements SignalScorer {

  private final SignalPreparation preparation;
  private final SignalFeatures transform;
  private final FeatureScores weights;
  private final float[] prepared;
  private final float[] features;

  FeatureScorer(
      Preprocessing preprocessing,
      InputShape.Signal shape,
      SignalFeatures transform,
      int values,
      FeatureScores weights) {
    this.preparation = new SignalPreparation(preprocessing, shape.channels(), shape.length());
    this.transform = transform;
    this.weights = weights;
    this.prepared = new float[preparation.values()];
    this.features = new float[values];
  }

  @Override
  public void score(double[] values, double[] scores) {
    if (scores.length != weights.classes()) {
      throw new IllegalArgumentException(
          "there are %d classes, but room for %d scores"
              .formatted(weights.classes(), scores.length));
    }
    preparation.prepare(values, prepared);
    transform.compute(prepared, features);
    weights.score(features, scores);
  }
}
