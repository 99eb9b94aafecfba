package dev.weir.rocket;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As many targets at once as a register has lanes (at most {@link LaneWeights#BLOCK}). */
final class SimdLaneScores implements LaneScores {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LaneWeights.BLOCK
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private final LaneWeights weights;
  private final double[] sums;

  SimdLaneScores(LaneWeights weights) {
    this.weights = weights;
    this.sums = new double[weights.stride()];
  }

  @Override
  public void score(float[] ppv, float[] max, double[] scores) {
    for (int c = 0; c < sums.length; c += WIDTH) {
      sum(c, ppv, max);
    }
    weights.toScores(sums, scores);
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  private void sum(int target, float[] ppv, float[] max) {
    double[] ppvWeights = weights.ppv();
    double[] maxWeights = weights.max();
    int stride = sums.length;
    DoubleVector ppvSum = DoubleVector.fromArray(SPECIES, weights.intercepts(), target);
    DoubleVector maxSum = DoubleVector.zero(SPECIES);
    int at = target;
    for (int lane = 0; lane < ppv.length; lane++) {
      DoubleVector ppvWeight = DoubleVector.fromArray(SPECIES, ppvWeights, at);
      ppvSum = ppvSum.add(ppvWeight.mul(DoubleVector.broadcast(SPECIES, (double) ppv[lane])));
      DoubleVector maxWeight = DoubleVector.fromArray(SPECIES, maxWeights, at);
      maxSum = maxSum.add(maxWeight.mul(DoubleVector.broadcast(SPECIES, (double) max[lane])));
      at += stride;
    }
    ppvSum.add(maxSum).intoArray(sums, target);
  }
}
