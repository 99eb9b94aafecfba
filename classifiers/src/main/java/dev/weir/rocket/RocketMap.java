package dev.weir.rocket;

import dev.weir.features.FeatureKernel;
import dev.weir.features.FeatureLayout;
import dev.weir.features.FeatureMap;
import dev.weir.features.KernelShape;
import dev.weir.features.SignalFeatures;
import dev.weir.features.SwitchingFeatures;
import dev.weir.simd.Simd;
import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kernels of ROCKET in its small form. Feature 2k is the PPV of kernel k, the share of
 * positions at which its value is greater than 0, and feature 2k + 1 its highest value. Both twins
 * multiply, round, add and round in the same order, in float. Immutable.
 */
public final class RocketMap implements FeatureMap {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket";

  private static final Takeover TAKEOVER = new Takeover("ROCKET's kernels");

  private final List<Kernel> kernels;
  private final KernelBank bank;

  /**
   * Keeps the kernels.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  public RocketMap(int channels, int length, List<Kernel> kernels) {
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("there are no kernels");
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
    return FeatureLayout.halves(bank::laneOf, bank.lanes());
  }

  @Override
  public int channels() {
    return bank.channels();
  }

  @Override
  public int length() {
    return bank.length();
  }

  @Override
  public SignalFeatures newFeatures() {
    return Simd.available()
        ? new SwitchingFeatures(
            new Twins<>(TAKEOVER, this::newPlainFeatures, this::newSimdFeatures),
            bank.groups().stream().mapToLong(KernelGroup::operations).sum())
        : newPlainFeatures();
  }

  @Override
  public SignalFeatures newPlainFeatures() {
    return new PlainKernelTransform(bank);
  }

  @Override
  public SignalFeatures newSimdFeatures() {
    return new SimdKernelTransform(bank);
  }

  @Override
  public List<FeatureKernel> featureKernels() {
    return IntStream.range(0, kernels.size())
        .mapToObj(k -> new FeatureKernel(shape(kernels.get(k)), 2 * k, 1, true))
        .toList();
  }

  public List<Kernel> kernels() {
    return kernels;
  }

  /** The same transform with some of its kernels only. */
  RocketMap select(int[] chosen) {
    List<Kernel> some = IntStream.of(chosen).mapToObj(kernels::get).toList();
    return new RocketMap(channels(), length(), some);
  }

  private static KernelShape shape(Kernel kernel) {
    return KernelShape.repeated(
        kernel.weights(), new int[] {kernel.channel()}, kernel.bias(), kernel.dilation(), 0);
  }
}
