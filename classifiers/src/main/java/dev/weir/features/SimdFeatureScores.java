package dev.weir.features;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Processes as many targets at once as a register has lanes (at most {@link FeatureWeights#BLOCK}).
 */
final class SimdFeatureScores implements FeatureScores {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > FeatureWeights.BLOCK
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private final FeatureWeights weights;
  private final double[] sums;
  private final double[] features;

  SimdFeatureScores(FeatureWeights weights) {
    this.weights = weights;
    this.sums = new double[weights.stride()];
    this.features = new double[weights.layout().values()];
  }

  @Override
  public void score(float[] narrow, double[] scores) {
    for (int f = 0; f < features.length; f++) {
      features[f] = narrow[f];
    }
    int c = 0;
    for (; c + 3 * WIDTH <= sums.length; c += 3 * WIDTH) {
      sumThree(c);
    }
    for (; c < sums.length; c += WIDTH) {
      sumOne(c);
    }
    weights.toScores(sums, scores);
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  /** Three registers of targets (ten classes), whose dependent additions overlap. */
  private void sumThree(int target) {
    double[] weight = weights.weights();
    int step = weights.layout().step();
    int second = weights.layout().second();
    int stride = sums.length;
    DoubleVector sum0 = load(weights.intercepts(), target);
    DoubleVector sum1 = load(weights.intercepts(), target + WIDTH);
    DoubleVector sum2 = load(weights.intercepts(), target + 2 * WIDTH);
    DoubleVector other0 = DoubleVector.zero(SPECIES);
    DoubleVector other1 = other0;
    DoubleVector other2 = other0;
    int f = 0;
    int at = target;
    for (int pair = 0; pair < features.length / 2; pair++) {
      DoubleVector feature = DoubleVector.broadcast(SPECIES, features[f]);
      sum0 = sum0.add(load(weight, at).mul(feature));
      sum1 = sum1.add(load(weight, at + WIDTH).mul(feature));
      sum2 = sum2.add(load(weight, at + 2 * WIDTH).mul(feature));
      feature = DoubleVector.broadcast(SPECIES, features[f + second]);
      int next = at + second * stride;
      other0 = other0.add(load(weight, next).mul(feature));
      other1 = other1.add(load(weight, next + WIDTH).mul(feature));
      other2 = other2.add(load(weight, next + 2 * WIDTH).mul(feature));
      f += step;
      at += step * stride;
    }
    if (features.length % 2 != 0) {
      DoubleVector feature = DoubleVector.broadcast(SPECIES, features[f]);
      sum0 = sum0.add(load(weight, at).mul(feature));
      sum1 = sum1.add(load(weight, at + WIDTH).mul(feature));
      sum2 = sum2.add(load(weight, at + 2 * WIDTH).mul(feature));
    }
    sum0.add(other0).intoArray(sums, target);
    sum1.add(other1).intoArray(sums, target + WIDTH);
    sum2.add(other2).intoArray(sums, target + 2 * WIDTH);
  }

  private void sumOne(int target) {
    double[] weight = weights.weights();
    int step = weights.layout().step();
    int second = weights.layout().second();
    int stride = sums.length;
    DoubleVector sum = load(weights.intercepts(), target);
    DoubleVector other = DoubleVector.zero(SPECIES);
    int f = 0;
    int at = target;
    for (int pair = 0; pair < features.length / 2; pair++) {
      sum = sum.add(load(weight, at).mul(features[f]));
      other = other.add(load(weight, at + second * stride).mul(features[f + second]));
      f += step;
      at += step * stride;
    }
    if (features.length % 2 != 0) {
      sum = sum.add(load(weight, at).mul(features[f]));
    }
    sum.add(other).intoArray(sums, target);
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
