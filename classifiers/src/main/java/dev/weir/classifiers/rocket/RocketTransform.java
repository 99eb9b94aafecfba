package dev.weir.classifiers.rocket;

import dev.weir.classifiers.features.FeatureKernel;
import dev.weir.classifiers.features.FeatureTransform;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kernels of published ROCKET. Feature 2k is the PPV of kernel k, feature 2k + 1 its max.
 * Immutable.
 */
public final class RocketTransform implements FeatureTransform {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket-published";

  private final int channels;
  private final int length;
  private final List<KernelShape> kernels;

  /**
   * Keeps the kernels.
   *
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  RocketTransform(int channels, int length, List<KernelShape> kernels) {
    this.channels = channels;
    this.length = length;
    this.kernels = List.copyOf(kernels);
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("there are no kernels");
    }
    for (KernelShape kernel : kernels) {
      RocketKernels.check(kernel);
      kernel.checkFits(channels, length);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String description() {
    return "ROCKET as published: %,d features and a ridge classifier.".formatted(count());
  }

  @Override
  public int count() {
    return 2 * kernels.size();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long operations() {
    return kernels.stream().mapToLong(kernel -> kernel.operations(length)).sum();
  }

  @Override
  public TransformScratch newFeatures(Vectorization vectors) {
    return new RocketScratch(this, vectors.pooling());
  }

  @Override
  public List<FeatureKernel> featureKernels() {
    return IntStream.range(0, kernels.size())
        .mapToObj(k -> new FeatureKernel(kernels.get(k), 2 * k, 1, true))
        .toList();
  }

  List<KernelShape> kernels() {
    return kernels;
  }
}
