package dev.weir.features;

/**
 * A kernel and which features are made of it: first its shares of positive values (PPV), then, if
 * its transform has one, its highest value.
 *
 * @param shape of the kernel
 * @param first the index of its first feature
 * @param shares how many of them are shares of values above a threshold, at least 1
 * @param highest whether the last feature, after those, is its highest value
 */
public record FeatureKernel(KernelShape shape, int first, int shares, boolean highest) {

  /** The index after its last feature. */
  public int end() {
    return first + shares + (highest ? 1 : 0);
  }

  /** Whether a feature of this kernel is a share of values, and not the highest value. */
  public boolean isShare(int feature) {
    return feature < first + shares;
  }
}
