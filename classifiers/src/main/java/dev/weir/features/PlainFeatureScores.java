package dev.weir.features;

/** Computes target by target. */
final class PlainFeatureScores implements FeatureScores {

  private final FeatureWeights weights;
  private final double[] sums;

  PlainFeatureScores(FeatureWeights weights) {
    this.weights = weights;
    this.sums = new double[weights.stride()];
  }

  @Override
  public void score(float[] features, double[] scores) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] = sum(features, c);
    }
    weights.toScores(sums, scores);
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  private double sum(float[] features, int target) {
    double[] weight = weights.weights();
    int stride = sums.length;
    double even = weights.intercepts()[target];
    double odd = 0;
    int f = 0;
    for (; f + 1 < weights.features(); f += 2) {
      even += weight[f * stride + target] * features[f];
      odd += weight[(f + 1) * stride + target] * features[f + 1];
    }
    if (f < weights.features()) {
      even += weight[f * stride + target] * features[f];
    }
    return even + odd;
  }
}
