package dev.weir.rocket;

import java.util.Arrays;

/** Lane by lane, all targets of each. */
final class PlainLaneScores implements LaneScores {

  private final LaneWeights weights;
  private final double[] ppvSums;
  private final double[] maxSums;

  PlainLaneScores(LaneWeights weights) {
    this.weights = weights;
    this.ppvSums = new double[weights.stride()];
    this.maxSums = new double[weights.stride()];
  }

  @Override
  public void score(float[] ppv, float[] max, double[] scores) {
    System.arraycopy(weights.intercepts(), 0, ppvSums, 0, ppvSums.length);
    Arrays.fill(maxSums, 0);
    add(weights.ppv(), ppv, ppvSums);
    add(weights.max(), max, maxSums);
    for (int c = 0; c < ppvSums.length; c++) {
      ppvSums[c] += maxSums[c];
    }
    weights.toScores(ppvSums, scores);
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  private static void add(double[] weights, float[] features, double[] sums) {
    int at = 0;
    for (float feature : features) {
      double value = feature;
      for (int c = 0; c < sums.length; c++) {
        sums[c] += weights[at + c] * value;
      }
      at += sums.length;
    }
  }
}
