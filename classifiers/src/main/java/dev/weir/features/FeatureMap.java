package dev.weir.features;

import java.util.List;

/**
 * A fitted transform of signals into features. Immutable. Its twins, the one in plain Java and the
 * one that needs the module {@code jdk.incubator.vector}, give the same bits.
 */
public interface FeatureMap {

  /** The kind of the models that are made with it, as artifacts and manifests name it. */
  String kind();

  /** How many features there are. */
  int count();

  /** How many channels the signals have. */
  int channels();

  /** Samples a channel, after preprocessing. */
  int length();

  /** The fastest transform that this Java process can run: the SIMD twin once it is compiled. */
  SignalFeatures newFeatures();

  /** The twin that needs the module {@code jdk.incubator.vector}. */
  SignalFeatures newSimdFeatures();

  /** The twin in plain Java. */
  SignalFeatures newPlainFeatures();

  /** The kernels behind the features, in the order of their features, for explanations. */
  List<FeatureKernel> featureKernels();
}
