package dev.weir.rocket;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Processes as many targets at once as a register has lanes (at most {@link LaneWeights#BLOCK}).
 */
final class SimdLaneScores implements LaneScores {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LaneWeights.BLOCK
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private final LaneWeights weights;
  private final double[] sums;
  private final double[] ppv;
  private final double[] max;

  SimdLaneScores(LaneWeights weights) {
    this.weights = weights;
    this.sums = new double[weights.stride()];
    this.ppv = new double[weights.lanes()];
    this.max = new double[weights.lanes()];
  }

  @Override
  public void score(float[] ppvFeatures, float[] maxFeatures, double[] scores) {
    for (int lane = 0; lane < ppv.length; lane++) {
      ppv[lane] = ppvFeatures[lane];
      max[lane] = maxFeatures[lane];
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

  /** Three registers of targets: dependent additions, of which six overlap. */
  private void sumThree(int target) {
    double[] ppvWeights = weights.ppv();
    double[] maxWeights = weights.max();
    int stride = sums.length;
    DoubleVector ppv0 = load(weights.intercepts(), target);
    DoubleVector ppv1 = load(weights.intercepts(), target + WIDTH);
    DoubleVector ppv2 = load(weights.intercepts(), target + 2 * WIDTH);
    DoubleVector max0 = DoubleVector.zero(SPECIES);
    DoubleVector max1 = DoubleVector.zero(SPECIES);
    DoubleVector max2 = DoubleVector.zero(SPECIES);
    int at = target;
    for (int lane = 0; lane < ppv.length; lane++) {
      DoubleVector feature = DoubleVector.broadcast(SPECIES, ppv[lane]);
      ppv0 = ppv0.add(load(ppvWeights, at).mul(feature));
      ppv1 = ppv1.add(load(ppvWeights, at + WIDTH).mul(feature));
      ppv2 = ppv2.add(load(ppvWeights, at + 2 * WIDTH).mul(feature));
      feature = DoubleVector.broadcast(SPECIES, max[lane]);
      max0 = max0.add(load(maxWeights, at).mul(feature));
      max1 = max1.add(load(maxWeights, at + WIDTH).mul(feature));
      max2 = max2.add(load(maxWeights, at + 2 * WIDTH).mul(feature));
      at += stride;
    }
    ppv0.add(max0).intoArray(sums, target);
    ppv1.add(max1).intoArray(sums, target + WIDTH);
    ppv2.add(max2).intoArray(sums, target + 2 * WIDTH);
  }

  private void sumOne(int target) {
    double[] ppvWeights = weights.ppv();
    double[] maxWeights = weights.max();
    int stride = sums.length;
    DoubleVector ppvSum = load(weights.intercepts(), target);
    DoubleVector maxSum = DoubleVector.zero(SPECIES);
    int at = target;
    for (int lane = 0; lane < ppv.length; lane++) {
      DoubleVector feature = DoubleVector.broadcast(SPECIES, ppv[lane]);
      ppvSum = ppvSum.add(load(ppvWeights, at).mul(feature));
      feature = DoubleVector.broadcast(SPECIES, max[lane]);
      maxSum = maxSum.add(load(maxWeights, at).mul(feature));
      at += stride;
    }
    ppvSum.add(maxSum).intoArray(sums, target);
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
