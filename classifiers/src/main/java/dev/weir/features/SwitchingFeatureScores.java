package dev.weir.features;

import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;

/** Uses the plain twin until the SIMD twin is compiled. */
final class SwitchingFeatureScores implements FeatureScores {

  private static final Takeover TAKEOVER = new Takeover("scores of features");

  private final FeatureWeights weights;
  private final Twins<FeatureScores> twins;

  SwitchingFeatureScores(FeatureWeights weights) {
    this.weights = weights;
    this.twins =
        new Twins<>(
            TAKEOVER, () -> new PlainFeatureScores(weights), () -> new SimdFeatureScores(weights));
  }

  @Override
  public void score(float[] features, double[] scores) {
    twins.current().score(features, scores);
    if (twins.isDue((long) features.length * weights.classes())) {
      float[] copy = features.clone();
      twins.warmUp(twin -> trial(twin, copy));
    }
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  private Runnable trial(FeatureScores twin, float[] features) {
    double[] scores = new double[weights.classes()];
    return () -> twin.score(features, scores);
  }
}
