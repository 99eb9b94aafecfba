package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.LinearSums;
import dev.weir.classifiers.internal.simd.LinearWeights;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.Preprocessing;

/** Preprocesses, computes features and weighs them, in its own memory. */
final class FeatureScorer implements SignalScorer {

  private final int classes;
  private final SignalPreparation preparation;
  private final TransformScratch transform;
  private final LinearWeights weights;
  private final LinearSums linear;
  private final float[] prepared;
  private final float[] features;
  private final double[] values;
  private final double[] sums;

  FeatureScorer(
      FeatureModel model, TransformScratch transform, LinearWeights weights, LinearSums linear) {
    InputShape.Signal shape = model.inputShape();
    this.classes = model.classes().size();
    this.preparation =
        new SignalPreparation(
            Preprocessing.of(model.preprocessing()), shape.channels(), shape.length());
    this.transform = transform;
    this.weights = weights;
    this.linear = linear;
    this.prepared = new float[preparation.values()];
    this.features = new float[model.map().layout().values()];
    this.values = new double[features.length];
    this.sums = new double[weights.targets()];
  }

  @Override
  public void score(double[] record, double[] scores) {
    if (scores.length != classes) {
      throw new IllegalArgumentException(
          "there are %d classes, but room for %d scores".formatted(classes, scores.length));
    }
    preparation.prepare(record, prepared);
    transform.compute(prepared, features);
    for (int v = 0; v < values.length; v++) {
      values[v] = features[v];
    }
    linear.sum(weights, values, sums);
    LinearClassifier.toScores(sums, scores);
  }
}
