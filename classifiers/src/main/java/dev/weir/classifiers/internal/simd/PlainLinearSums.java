package dev.weir.classifiers.internal.simd;

/** Processes a block of targets at once, so that their dependent additions overlap. */
final class PlainLinearSums implements LinearSums {

  @Override
  public void sum(LinearWeights weights, double[] values, double[] sums) {
    for (int target = 0; target < sums.length; target += BLOCK) {
      four(weights, values, sums, target);
    }
  }

  private static void four(LinearWeights by, double[] values, double[] sums, int target) {
    double[] weights = by.weights();
    int second = by.second();
    int step = by.step();
    double sum0 = by.intercepts()[target];
    double sum1 = by.intercepts()[target + 1];
    double sum2 = by.intercepts()[target + 2];
    double sum3 = by.intercepts()[target + 3];
    double other0 = 0;
    double other1 = 0;
    double other2 = 0;
    double other3 = 0;
    int v = 0;
    for (int pair = 0; pair < values.length / 2; pair++) {
      double value = values[v];
      int at = v * sums.length + target;
      sum0 += weights[at] * value;
      sum1 += weights[at + 1] * value;
      sum2 += weights[at + 2] * value;
      sum3 += weights[at + 3] * value;
      value = values[v + second];
      at += second * sums.length;
      other0 += weights[at] * value;
      other1 += weights[at + 1] * value;
      other2 += weights[at + 2] * value;
      other3 += weights[at + 3] * value;
      v += step;
    }
    if (values.length % 2 != 0) {
      double value = values[v];
      int at = v * sums.length + target;
      sum0 += weights[at] * value;
      sum1 += weights[at + 1] * value;
      sum2 += weights[at + 2] * value;
      sum3 += weights[at + 3] * value;
    }
    sums[target] = sum0 + other0;
    sums[target + 1] = sum1 + other1;
    sums[target + 2] = sum2 + other2;
    sums[target + 3] = sum3 + other3;
  }
}
