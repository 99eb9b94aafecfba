package dev.weir.features;

import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Uses the plain twin of a transform until the SIMD twin is compiled. */
final class SwitchingFeatures implements SignalFeatures {

  /** By kind. */
  private static final Map<String, Takeover> TAKEOVERS = new ConcurrentHashMap<>();

  private final Twins<SignalFeatures> twins;
  private final long operations;

  SwitchingFeatures(FeatureMap map) {
    Takeover takeover =
        TAKEOVERS.computeIfAbsent(map.kind(), kind -> new Takeover("the features of " + kind));
    this.twins = new Twins<>(takeover, vectors -> map.newFeatures(vectors));
    this.operations = map.operations();
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
