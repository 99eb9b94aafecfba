package dev.weir.features;

import java.util.List;

/**
 * A fitted transform of signals into features. Immutable. Its plain and SIMD twins (module {@code
 * jdk.incubator.vector}) produce identical bits.
 */
public interface FeatureMap {

  /** The kind of its models, as in artifacts and manifests. */
  String kind();

  /** What its models are, in a sentence, for their cards. */
  String description();

  /** Number of features. */
  int count();

  /** Where its twins write the features. */
  default FeatureLayout layout() {
    return FeatureLayout.inOrder(count());
  }

  /** Number of channels of the signals. */
  int channels();

  /** Samples per channel, after preprocessing. */
  int length();

  /** The fastest twin available: SIMD once it is compiled. */
  SignalFeatures newFeatures();

  /** The SIMD twin, which needs the module {@code jdk.incubator.vector}. */
  SignalFeatures newSimdFeatures();

  /** The twin in plain Java. */
  SignalFeatures newPlainFeatures();

  /** The kernels of the features, in feature order, for explanations. */
  List<FeatureKernel> featureKernels();
}
