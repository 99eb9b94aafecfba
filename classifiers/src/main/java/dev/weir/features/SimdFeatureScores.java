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
    this.features = new double[weights.features()];
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
    int stride = sums.length;
    DoubleVector even0 = load(weights.intercepts(), target);
    DoubleVector even1 = load(weights.intercepts(), target + WIDTH);
    DoubleVector even2 = load(weights.intercepts(), target + 2 * WIDTH);
    DoubleVector odd0 = DoubleVector.zero(SPECIES);
    DoubleVector odd1 = odd0;
    DoubleVector odd2 = odd0;
    int pairs = features.length & -2;
    int at = target;
    for (int f = 0; f < pairs; f += 2) {
      DoubleVector feature = DoubleVector.broadcast(SPECIES, features[f]);
      even0 = even0.add(load(weight, at).mul(feature));
      even1 = even1.add(load(weight, at + WIDTH).mul(feature));
      even2 = even2.add(load(weight, at + 2 * WIDTH).mul(feature));
      feature = DoubleVector.broadcast(SPECIES, features[f + 1]);
      odd0 = odd0.add(load(weight, at + stride).mul(feature));
      odd1 = odd1.add(load(weight, at + stride + WIDTH).mul(feature));
      odd2 = odd2.add(load(weight, at + stride + 2 * WIDTH).mul(feature));
      at += 2 * stride;
    }
    if (pairs < features.length) {
      DoubleVector feature = DoubleVector.broadcast(SPECIES, features[pairs]);
      even0 = even0.add(load(weight, at).mul(feature));
      even1 = even1.add(load(weight, at + WIDTH).mul(feature));
      even2 = even2.add(load(weight, at + 2 * WIDTH).mul(feature));
    }
    even0.add(odd0).intoArray(sums, target);
    even1.add(odd1).intoArray(sums, target + WIDTH);
    even2.add(odd2).intoArray(sums, target + 2 * WIDTH);
  }

  private void sumOne(int target) {
    double[] weight = weights.weights();
    int stride = sums.length;
    DoubleVector even = load(weights.intercepts(), target);
    DoubleVector odd = DoubleVector.zero(SPECIES);
    int pairs = features.length & -2;
    int at = target;
    for (int f = 0; f < pairs; f += 2) {
      even = even.add(load(weight, at).mul(features[f]));
      odd = odd.add(load(weight, at + stride).mul(features[f + 1]));
      at += 2 * stride;
    }
    if (pairs < features.length) {
      even = even.add(load(weight, at).mul(features[pairs]));
    }
    even.add(odd).intoArray(sums, target);
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
