package dev.weir.classifiers.features;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A transform with two features for each kernel: feature 2k is the PPV of kernel k, the share of
 * positions at which its value is greater than 0, and feature 2k + 1 its highest value. Immutable.
 */
public abstract class PooledKernelTransform implements FeatureTransform {
  private final int channels;
  private final int length;
  private final List<KernelShape> kernels;

  /**
   * Keeps the kernels.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @param check what the transform requires of each kernel
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  protected PooledKernelTransform(
      int channels, int length, List<KernelShape> kernels, Consumer<KernelShape> check) {
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("there are no kernels");
    }
    for (KernelShape kernel : kernels) {
      check.accept(kernel);
      kernel.checkFits(channels, length);
    }
    this.channels = channels;
    this.length = length;
    this.kernels = List.copyOf(kernels);
  }

  @Override
  public final int count() {
    return 2 * kernels.size();
  }

  @Override
  public final int channels() {
    return channels;
  }

  @Override
  public final int length() {
    return length;
  }

  @Override
  public final List<FeatureKernel> featureKernels() {
    return IntStream.range(0, kernels.size())
        .mapToObj(k -> new FeatureKernel(kernels.get(k), 2 * k, 1, true))
        .toList();
  }

  public final List<KernelShape> kernels() {
    return kernels;
  }
}
