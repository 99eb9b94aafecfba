package dev.weir.rocket;

import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;

/** Uses the plain twin until the SIMD twin is compiled. */
final class SwitchingLaneScores implements LaneScores {

  private static final Takeover TAKEOVER = new Takeover("ROCKET's scores");

  private final LaneWeights weights;
  private final Twins<LaneScores> twins;

  SwitchingLaneScores(LaneWeights weights) {
    this.weights = weights;
    this.twins =
        new Twins<>(
            TAKEOVER, () -> new PlainLaneScores(weights), () -> new SimdLaneScores(weights));
  }

  @Override
  public void score(float[] ppv, float[] max, double[] scores) {
    twins.current().score(ppv, max, scores);
    if (twins.isDue(2L * ppv.length * weights.classes())) {
      float[] ppvs = ppv.clone();
      float[] maxima = max.clone();
      twins.warmUp(twin -> trial(twin, ppvs, maxima));
    }
  }

  @Override
  public int classes() {
    return weights.classes();
  }

  private Runnable trial(LaneScores twin, float[] ppv, float[] max) {
    double[] scores = new double[weights.classes()];
    return () -> twin.score(ppv, max, scores);
  }
}
