package dev.weir.rocket;

import dev.weir.model.SignalScorer;
import dev.weir.signal.Preprocessing;

/** Preprocesses, computes the kernels' features and weighs them, in its own memory. */
final class RocketScorer implements SignalScorer {

  private final SignalPreparation preparation;
  private final KernelTransform kernels;
  private final LaneScores weights;
  private final float[] prepared;
  private final float[] ppv;
  private final float[] max;

  RocketScorer(
      Preprocessing preprocessing,
      int channels,
      int length,
      KernelTransform kernels,
      LaneScores weights,
      int lanes) {
    this.preparation = new SignalPreparation(preprocessing, channels, length);
    this.kernels = kernels;
    this.weights = weights;
    this.prepared = new float[preparation.values()];
    this.ppv = new float[lanes];
    this.max = new float[lanes];
  }

  @Override
  public void score(double[] values, double[] scores) {
    if (scores.length != weights.classes()) {
      throw new IllegalArgumentException(
          "there are %d classes, but room for %d scores"
              .formatted(weights.classes(), scores.length));
    }
    preparation.prepare(values, prepared);
    kernels.transform(prepared, ppv, max);
    weights.score(ppv, max, scores);
  }
}
