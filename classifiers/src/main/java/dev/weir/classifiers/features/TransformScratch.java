package dev.weir.classifiers.features;

/** Computes the features of signals. Owns scratch memory; not thread-safe. */
@FunctionalInterface
public interface TransformScratch {

  /**
   * Computes all features, without allocation.
   *
   * @param signal preprocessed, channel by channel: channels x length values
   * @param features output, in the order of {@link FeatureTransform#layout()}
   */
  void compute(float[] signal, float[] features);
}
