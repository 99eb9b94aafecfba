package dev.weir.rocket;

import dev.weir.simd.Simd;

/**
 * Weighs the features of all lanes. The twins add in the same order, PPV and max each by
 * themselves, and so give the same bits. Owns scratch memory: for one thread at a time.
 */
interface LaneScores {

  /** Fills in the scores of one signal from its features by lane; allocates nothing. */
  void score(float[] ppv, float[] max, double[] scores);

  /** How many scores there are. */
  int classes();

  /** The fastest that this Java process can run: the SIMD twin once it is compiled. */
  static LaneScores of(LaneWeights weights) {
    return Simd.available() ? new SwitchingLaneScores(weights) : plain(weights);
  }

  /** The twin in plain Java. */
  static LaneScores plain(LaneWeights weights) {
    return new PlainLaneScores(weights);
  }

  /** The twin that needs the module {@code jdk.incubator.vector}. */
  static LaneScores simd(LaneWeights weights) {
    return new SimdLaneScores(weights);
  }
}
