package dev.weir.features;

import dev.weir.simd.Twins;

/** Uses the plain twin of a transform until the SIMD twin is compiled. */
public final class SwitchingFeatures implements SignalFeatures {

  private final Twins<SignalFeatures> twins;
  private final long operations;

  /**
   * Uses these twins.
   *
   * @param operations approximate number of multiplications or comparisons per signal
   */
  public SwitchingFeatures(Twins<SignalFeatures> twins, long operations) {
    this.twins = twins;
    this.operations = operations;
  }

  @Override
  public void compute(float[] signal, float[] features) {
    twins.current().compute(signal, features);
    if (twins.isDue(operations)) {
      float[] copy = signal.clone();
      int count = features.length;
      twins.warmUp(twin -> trial(twin, copy, count));
    }
  }

  private static Runnable trial(SignalFeatures twin, float[] signal, int count) {
    float[] features = new float[count];
    return () -> twin.compute(signal, features);
  }
}
