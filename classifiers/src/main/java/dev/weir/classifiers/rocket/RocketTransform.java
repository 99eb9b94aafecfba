package dev.weir.classifiers.rocket;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.PooledKernelTransform;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;

/** The kernels of published ROCKET. Immutable. */
public final class RocketTransform extends PooledKernelTransform {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket-published";

  /**
   * Keeps the kernels.
   *
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  RocketTransform(int channels, int length, List<KernelShape> kernels) {
    super(channels, length, kernels, RocketKernels::check);
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
  public long operations() {
    return kernels().stream().mapToLong(kernel -> kernel.operations(length())).sum();
  }

  @Override
  public TransformScratch newFeatures(Vectorization vectors) {
    return new RocketScratch(this, vectors.pooling());
  }
}
