package dev.weir.classifiers.features;

/**
 * A kernel and its features: first its shares of positive values (PPV), then, for some transforms,
 * its highest value.
 *
 * @param shape the kernel
 * @param first the index of its first feature
 * @param shares number of shares of values above a threshold, at least 1
 * @param highest whether its last feature is its highest value
 */
public record FeatureKernel(KernelShape shape, int first, int shares, boolean highest) {

  /** The index after its last feature. */
  public int end() {
    return first + shares + (highest ? 1 : 0);
  }

  /** Whether a feature of this kernel is a share of values rather than the highest value. */
  public boolean isShare(int feature) {
    return feature < first + shares;
  }
}
