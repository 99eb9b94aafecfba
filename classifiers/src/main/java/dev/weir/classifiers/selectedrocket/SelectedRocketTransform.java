package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.FeatureKernel;
import dev.weir.classifiers.features.FeatureLayout;
import dev.weir.classifiers.features.FeatureTransform;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kernels of ROCKET in its small form. Feature 2k is the PPV of kernel k, the share of
 * positions at which its value is greater than 0, and feature 2k + 1 its highest value. Immutable.
 */
public final class SelectedRocketTransform implements FeatureTransform {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket";

  private final List<KernelShape> kernels;
  private final KernelBank bank;

  /**
   * Keeps the kernels.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  public SelectedRocketTransform(int channels, int length, List<KernelShape> kernels) {
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("there are no kernels");
    }
    for (KernelShape kernel : kernels) {
      SmallKernels.check(kernel);
      kernel.checkFits(channels, length);
    }
    this.kernels = List.copyOf(kernels);
    this.bank = new KernelBank(kernels, channels, length);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String description() {
    return "ROCKET in its small form: %d random convolution kernels, selected by importance, and a ridge classifier."
        .formatted(kernels.size());
  }

  @Override
  public int count() {
    return 2 * kernels.size();
  }

  @Override
  public FeatureLayout layout() {
    return FeatureLayout.halves(bank::laneOf, bank.lanes().lanes());
  }

  @Override
  public int channels() {
    return bank.lanes().channels();
  }

  @Override
  public int length() {
    return bank.lanes().length();
  }

  @Override
  public long operations() {
    return bank.lanes().operations();
  }

  @Override
  public TransformScratch newFeatures(Vectorization vectors) {
    return vectors.lanes(bank.lanes())::compute;
  }

  @Override
  public List<FeatureKernel> featureKernels() {
    return IntStream.range(0, kernels.size())
        .mapToObj(k -> new FeatureKernel(kernels.get(k), 2 * k, 1, true))
        .toList();
  }

  public List<KernelShape> kernels() {
    return kernels;
  }

  /** The same transform with some of its kernels only. */
  SelectedRocketTransform select(int[] chosen) {
    List<KernelShape> some = IntStream.of(chosen).mapToObj(kernels::get).toList();
    return new SelectedRocketTransform(channels(), length(), some);
  }
}
