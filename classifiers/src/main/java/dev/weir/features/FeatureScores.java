package dev.weir.features;

import dev.weir.simd.Simd;

/**
 * Weighs features. The twins add in the same order, even and odd features each by themselves, and
 * so give the same bits. Owns scratch memory: for one thread at a time.
 */
interface FeatureScores {

  /** Fills in the scores of one signal from its features; allocates nothing. */
  void score(float[] features, double[] scores);

  /** How many scores there are. */
  int classes();

  /** The fastest that this Java process can run: the SIMD twin once it is compiled. */
  static FeatureScores of(FeatureWeights weights) {
    return Simd.available() ? new SwitchingFeatureScores(weights) : plain(weights);
  }

  /** The twin in plain Java. */
  static FeatureScores plain(FeatureWeights weights) {
    return new PlainFeatureScores(weights);
  }

  /** The twin that needs the module {@code jdk.incubator.vector}. */
  static FeatureScores simd(FeatureWeights weights) {
    return new SimdFeatureScores(weights);
  }
}
