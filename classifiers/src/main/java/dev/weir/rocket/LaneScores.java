package dev.weir.rocket;

import dev.weir.simd.Simd;

/**
 * Weighs the features of all lanes. Both twins add in the same order, PPV and max separately, and
 * so produce identical bits. Owns scratch memory; not thread-safe.
 */
interface LaneScores {

  /** Computes the scores of one signal from its features by lane, without allocation. */
  void score(float[] ppv, float[] max, double[] scores);

  int classes();

  /** The fastest twin available: SIMD once it is compiled. */
  static LaneScores of(LaneWeights weights) {
    return Simd.available() ? new SwitchingLaneScores(weights) : plain(weights);
  }

  /** The twin in plain Java. */
  static LaneScores plain(LaneWeights weights) {
    return new PlainLaneScores(weights);
  }

  /** The SIMD twin, which needs the module {@code jdk.incubator.vector}. */
  static LaneScores simd(LaneWeights weights) {
    return new SimdLaneScores(weights);
  }
}
