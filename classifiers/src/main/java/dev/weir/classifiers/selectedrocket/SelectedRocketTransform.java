package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.FeatureLayout;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.PooledKernelTransform;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;
import java.util.stream.IntStream;

/** The kernels of ROCKET in its small form. Immutable. */
public final class SelectedRocketTransform extends PooledKernelTransform {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket";

  private final KernelBank bank;

  /**
   * Keeps the kernels.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  public SelectedRocketTransform(int channels, int length, List<KernelShape> kernels) {
    super(channels, length, kernels, SmallKernels::check);
    this.bank = new KernelBank(kernels, channels, length);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String description() {
    return "ROCKET in its small form: %d random convolution kernels, selected by importance, and a ridge classifier."
        .formatted(kernels().size());
  }

  @Override
  public FeatureLayout layout() {
    return FeatureLayout.halves(bank::laneOf, bank.lanes().lanes());
  }

  @Override
  public long operations() {
    return bank.lanes().operations();
  }

  @Override
  public TransformScratch newFeatures(Vectorization vectors) {
    return vectors.lanes(bank.lanes())::compute;
  }

  /** The same transform with some of its kernels only. */
  SelectedRocketTransform select(int[] chosen) {
    List<KernelShape> some = IntStream.of(chosen).mapToObj(kernels()::get).toList();
    return new SelectedRocketTransform(channels(), length(), some);
  }
}
