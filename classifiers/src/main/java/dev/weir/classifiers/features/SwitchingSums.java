package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.LinearSums;
import dev.weir.classifiers.internal.simd.LinearWeights;
import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.simd.Vectorization;

/** Uses the plain twin until the SIMD twin is compiled. */
final class SwitchingSums implements LinearSums {

  private static final KernelWarmUp WARM_UP = new KernelWarmUp("scores of features");

  private final TwinSelector<LinearSums> twins = new TwinSelector<>(WARM_UP, Vectorization::sums);

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
