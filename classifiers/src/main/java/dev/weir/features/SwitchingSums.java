package dev.weir.features;

import dev.weir.simd.LinearSums;
import dev.weir.simd.LinearWeights;
import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;
import dev.weir.simd.Vectorization;

/** Uses the plain twin until the SIMD twin is compiled. */
final class SwitchingSums implements LinearSums {

  private static final Takeover TAKEOVER = new Takeover("scores of features");

  private final Twins<LinearSums> twins = new Twins<>(TAKEOVER, Vectorization::sums);

  @Override
  public void sum(LinearWeights weights, double[] values, double[] sums) {
    twins.current().sum(weights, values, sums);
    if (twins.isDue((long) values.length * sums.length)) {
      double[] copy = values.clone();
      twins.warmUp(twin -> trial(twin, weights, copy));
    }
  }

  private static Runnable trial(LinearSums twin, LinearWeights weights, double[] values) {
    double[] sums = new double[weights.targets()];
    return () -> twin.sum(weights, values, sums);
  }
}
