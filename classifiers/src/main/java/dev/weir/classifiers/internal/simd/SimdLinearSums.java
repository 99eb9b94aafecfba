package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Processes as many targets at once as a register has lanes (at most {@link #BLOCK}). */
final class SimdLinearSums implements LinearSums {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > BLOCK
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  @Override
  public void sum(LinearWeights weights, double[] values, double[] sums) {
    int c = 0;
    for (; c + 3 * WIDTH <= sums.length; c += 3 * WIDTH) {
      three(weights, values, sums, c);
    }
    for (; c < sums.length; c += WIDTH) {
      one(weights, values, sums, c);
    }
  }

  /** Three registers of targets (ten classes), whose dependent additions overlap. */
  private static void three(LinearWeights by, double[] values, double[] sums, int target) {
    double[] weights = by.weights();
    int second = by.second();
    int step = by.step();
    DoubleVector sum0 = load(by.intercepts(), target);
    DoubleVector sum1 = load(by.intercepts(), target + WIDTH);
    DoubleVector sum2 = load(by.intercepts(), target + 2 * WIDTH);
    DoubleVector other0 = DoubleVector.zero(SPECIES);
    DoubleVector other1 = other0;
    DoubleVector other2 = other0;
    int stride = sums.length;
    int v = 0;
    int at = target;
    for (int pair = 0; pair < values.length / 2; pair++) {
      DoubleVector value = DoubleVector.broadcast(SPECIES, values[v]);
      sum0 = sum0.add(load(weights, at).mul(value));
      sum1 = sum1.add(load(weights, at + WIDTH).mul(value));
      sum2 = sum2.add(load(weights, at + 2 * WIDTH).mul(value));
      value = DoubleVector.broadcast(SPECIES, values[v + second]);
      int next = at + second * stride;
      other0 = other0.add(load(weights, next).mul(value));
      other1 = other1.add(load(weights, next + WIDTH).mul(value));
      other2 = other2.add(load(weights, next + 2 * WIDTH).mul(value));
      v += step;
      at += step * stride;
    }
    if (values.length % 2 != 0) {
      DoubleVector value = DoubleVector.broadcast(SPECIES, values[v]);
      sum0 = sum0.add(load(weights, at).mul(value));
      sum1 = sum1.add(load(weights, at + WIDTH).mul(value));
      sum2 = sum2.add(load(weights, at + 2 * WIDTH).mul(value));
    }
    sum0.add(other0).intoArray(sums, target);
    sum1.add(other1).intoArray(sums, target + WIDTH);
    sum2.add(other2).intoArray(sums, target + 2 * WIDTH);
  }

  private static void one(LinearWeights by, double[] values, double[] sums, int target) {
    double[] weights = by.weights();
    int second = by.second();
    int step = by.step();
    DoubleVector sum = load(by.intercepts(), target);
    DoubleVector other = DoubleVector.zero(SPECIES);
    int stride = sums.length;
    int v = 0;
    int at = target;
    for (int pair = 0; pair < values.length / 2; pair++) {
      sum = sum.add(load(weights, at).mul(values[v]));
      other = other.add(load(weights, at + second * stride).mul(values[v + second]));
      v += step;
      at += step * stride;
    }
    if (values.length % 2 != 0) {
      sum = sum.add(load(weights, at).mul(values[v]));
    }
    sum.add(other).intoArray(sums, target);
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
