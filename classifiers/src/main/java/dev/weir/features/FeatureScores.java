package dev.weir.features;

import dev.weir.simd.Simd;

/**
 * Weighs features. Both twins add in the same order, in the two chains of the layout, and so
 * produce identical bits. Owns scratch memory; not thread-safe.
 */
interface FeatureScores {

  /** Computes the scores of one signal from its features, without allocation. */
  void score(float[] features, double[] scores);

  int classes();

  /** The fastest twin available: SIMD once it is compiled. */
  static FeatureScores of(FeatureWeights weights) {
    return Simd.available() ? new SwitchingFeatureScores(weights) : plain(weights);
  }

  /** The twin in plain Java. */
  static FeatureScores plain(FeatureWeights weights) {
    return new PlainFeatureScores(weights);
  }

  /** The SIMD twin, which needs the module {@code jdk.incubator.vector}. */
  static FeatureScores simd(FeatureWeights weights) {
    return new SimdFeatureScores(weights);
  }
}
