package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.features.FeatureKernel;
import dev.weir.classifiers.features.FeatureTransform;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted MiniRocket transform: dilations, biases and, for signals of several channels, the
 * channels that each kernel sums. Features are in the order dilation, kernel, bias. Each is the
 * share of positions at which the convolution exceeds the bias: of all positions, with zeros
 * outside the signal, if dilation index + kernel index is even, otherwise of those at which the
 * whole kernel is inside. Immutable.
 */
public final class MiniRocketTransform implements FeatureTransform {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "minirocket";

  private final int channels;
  private final int length;
  private final Dilations dilations;
  private final int[][] chosen;
  private final float[] biases;

  /**
   * Keeps the parts.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @param chosen for each dilation and kernel the channels that it sums
   * @param biases for each dilation and kernel, all its biases; finite
   * @throws IllegalArgumentException if they do not match
   */
  MiniRocketTransform(
      int channels, int length, Dilations dilations, int[][] chosen, float[] biases) {
    this.channels = channels;
    this.length = length;
    this.dilations = dilations;
    this.chosen = Arrays.stream(chosen).map(int[]::clone).toArray(int[][]::new);
    this.biases = biases.clone();
    check();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String description() {
    return "MiniRocket: %,d features and a ridge classifier.".formatted(count());
  }

  @Override
  public int count() {
    return biases.length;
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
    return (long) count() * length;
  }

  @Override
  public TransformScratch newFeatures(Vectorization vectors) {
    return new MiniRocketScratch(this, vectors.mini());
  }

  /** One kernel per dilation, whose features are the shares of values above each of its biases. */
  @Override
  public List<FeatureKernel> featureKernels() {
    List<FeatureKernel> kernels = new ArrayList<>();
    int first = 0;
    for (int d = 0; d < dilations.size(); d++) {
      for (int k = 0; k < MiniKernels.COUNT; k++) {
        kernels.add(new FeatureKernel(shape(d, k), first, dilations.count(d), false));
        first += dilations.count(d);
      }
    }
    return kernels;
  }

  private KernelShape shape(int dilation, int kernel) {
    int samples = dilations.dilation(dilation);
    int padding = isPadded(dilation, kernel) ? MiniKernels.REACH * samples : 0;
    int[] set = chosen(dilation, kernel);
    return new KernelShape(MiniKernels.weights(kernel, set.length), set, 0, samples, padding);
  }

  /** Whether a kernel is evaluated at every position, with zeros outside the signal. */
  static boolean isPadded(int dilation, int kernel) {
    return (dilation + kernel) % 2 == 0;
  }

  Dilations dilations() {
    return dilations;
  }

  /** The channels that a kernel sums at a dilation; must not be changed. */
  int[] chosen(int dilation, int kernel) {
    return chosen[dilation * MiniKernels.COUNT + kernel];
  }

  /** All biases; must not be changed. */
  float[] biases() {
    return biases;
  }

  private void check() {
    if ((MiniKernels.TAPS - 1L) * dilations.widest() >= length) {
      throw new IllegalArgumentException(
          "kernels at dilation %d do not fit signals of length %d"
              .formatted(dilations.widest(), length));
    }
    if (dilations.features() != biases.length
        || chosen.length != dilations.size() * MiniKernels.COUNT) {
      throw new IllegalArgumentException(
          "%d biases and %d sets of channels do not match %d features at %d dilations"
              .formatted(biases.length, chosen.length, dilations.features(), dilations.size()));
    }
    for (float bias : biases) {
      if (!Float.isFinite(bias)) {
        throw new IllegalArgumentException("there is a bias of " + bias);
      }
    }
    for (int[] set : chosen) {
      KernelShape.checkChannels(set, channels);
    }
  }
}
