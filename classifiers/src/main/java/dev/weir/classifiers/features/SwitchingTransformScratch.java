package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.TwinSelector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Uses the plain twin of a transform until the SIMD twin is compiled. */
final class SwitchingTransformScratch implements TransformScratch {

  /** By kind. */
  private static final Map<String, KernelWarmUp> WARM_UPS = new ConcurrentHashMap<>();

  private final TwinSelector<TransformScratch> twins;
  private final long operations;

  SwitchingTransformScratch(FeatureTransform map) {
    KernelWarmUp warmUp =
        WARM_UPS.computeIfAbsent(map.kind(), kind -> new KernelWarmUp("the features of " + kind));
    this.twins = new TwinSelector<>(warmUp, vectors -> map.newFeatures(vectors));
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

  private static Runnable trial(TransformScratch twin, float[] signal, int count) {
    float[] features = new float[count];
    return () -> twin.compute(signal, features);
  }
}
