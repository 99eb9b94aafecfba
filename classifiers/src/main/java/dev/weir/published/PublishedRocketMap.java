package dev.weir.published;

import dev.weir.features.FeatureKernel;
import dev.weir.features.FeatureMap;
import dev.weir.features.SignalFeatures;
import dev.weir.simd.Vectorization;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kernels of published ROCKET. Feature 2k is the PPV of kernel k, feature 2k + 1 its max.
 * Immutable.
 */
public final class PublishedRocketMap implements FeatureMap {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket-published";

  private final int channels;
  private final int length;
  private final List<PaddedKernel> kernels;

  /**
   * Keeps the kernels.
   *
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if there are none, or one does not fit such signals
   */
  PublishedRocketMap(int channels, int length, List<PaddedKernel> kernels) {
    this.channels = channels;
    this.length = length;
    this.kernels = List.copyOf(kernels);
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("there are no kernels");
    }
    kernels.forEach(this::checkFits);
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
  public SignalFeatures newFeatures(Vectorization vectors) {
    return new PublishedFeatures(this, vectors.pooling());
  }

  @Override
  public List<FeatureKernel> featureKernels() {
    return IntStream.range(0, kernels.size())
        .mapToObj(k -> new FeatureKernel(kernels.get(k).shape(), 2 * k, 1, true))
        .toList();
  }

  List<PaddedKernel> kernels() {
    return kernels;
  }

  private void checkFits(PaddedKernel kernel) {
    int last = -1;
    for (int channel : kernel.channels()) {
      if (channel <= last || channel >= channels) {
        throw new IllegalArgumentException(
            "a kernel cannot look at channel %d of %d after channel %d"
                .formatted(channel, channels, last));
      }
      last = channel;
    }
    if ((kernel.taps() - 1L) * kernel.dilation() >= length) {
      throw new IllegalArgumentException(
          "a kernel of %d weights at dilation %d does not fit signals of length %d"
              .formatted(kernel.taps(), kernel.dilation(), length));
    }
  }
}
