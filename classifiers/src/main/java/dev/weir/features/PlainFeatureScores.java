package dev.weir.features;

import java.util.Arrays;

/** Chain by chain, value by value, all targets of each. */
final class PlainFeatureScores implements FeatureScores {

  private final FeatureWeights weights;
  private final double[] sums;
  private final double[] others;

  PlainFeatureScores(FeatureWeights weights) {
    this.weights = weights;
    this.sums = new double[weights.stride()];
    this.others = new double[weights.stride()];
  }

  @Override
  public void score(float[] features, double[] scores) {
    FeatureLayout layout = weights.layout();
    System.arraycopy(weights.intercepts(), 0, sums, 0, sums.length);
    Arrays.fill(others, 0);
    add(features, 0, layout.step(), (features.length + 1) / 2, sums);
    add(features, layout.second(), layout.step(), features.length / 2, others);
    for (int c = 0; c < sums.length; c++) {
      sums[c] += others[c];
    }
    weights.toScores(sums, scores);
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  private void add(float[] features, int first, int step, int count, double[] into) {
    double[] weight = weights.weights();
    int f = first;
    for (int i = 0; i < count; i++) {
      double value = features[f];
      int at = f * into.length;
      for (int c = 0; c < into.length; c++) {
        into[c] += weight[at + c] * value;
      }
      f += step;
    }
  }
}
