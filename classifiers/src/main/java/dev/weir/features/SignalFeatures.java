package dev.weir.features;

/** Computes the features of signals. Owns scratch memory: for one thread at a time. */
@FunctionalInterface
public interface SignalFeatures {

  /**
   * Computes all features; allocates nothing.
   *
   * @param signal preprocessed, channel after channel: channels x length values
   * @param features filled in: {@link FeatureMap#count()} of them
   */
  void compute(float[] signal, float[] features);
}
