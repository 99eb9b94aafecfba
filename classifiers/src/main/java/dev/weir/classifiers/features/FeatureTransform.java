package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;

/**
 * A fitted transform of signals into features, with identical bits in plain Java and with SIMD.
 * Immutable.
 */
public interface FeatureTransform {

  /** The kind of its models, as in artifacts and manifests. */
  String kind();

  /** What its models are, in a sentence, for their cards. */
  String description();

  /** Number of features. */
  int count();

  /** Where the transform writes the features. */
  default FeatureLayout layout() {
    return FeatureLayout.inOrder(count());
  }

  /** Number of channels of the signals. */
  int channels();

  /** Samples per channel, after preprocessing. */
  int length();

  /** Approximate number of multiplications or comparisons per signal. */
  long operations();

  /** The transform with these kernels, with its own memory. */
  TransformScratch newFeatures(Vectorization vectors);

  /** The transform in plain Java until SIMD, if available, is compiled. */
  default TransformScratch newFeatures() {
    return new SwitchingTransformScratch(this);
  }

  /** The kernels of the features, in feature order, for explanations. */
  List<FeatureKernel> featureKernels();
}
