package dev.weir.features;

/** Computes the features of signals. Owns scratch memory; not thread-safe. */
@FunctionalInterface
public interface SignalFeatures {

  /**
   * Computes all features, without allocation.
   *
   * @param signal preprocessed, channel by channel: channels x length values
   * @param features output, in the order of {@link FeatureMap#layout()}
   */
  void compute(float[] signal, float[] features);
}
