package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.features.SplitMix64;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.Arrays;

/**
 * Fits biases: for each dilation and kernel, one training signal is drawn, and the biases are
 * quantiles of its convolution. The quantiles are a low-discrepancy sequence over all features, the
 * fractional parts of multiples of the golden ratio: 0.618, 0.236, 0.854, ..
 */
final class BiasFit {

  private static final double GOLDEN = (Math.sqrt(5) + 1) / 2;

  private final float[][] signals;
  private final int channels;
  private final int length;
  private final Dilations dilations;
  private final Convolutions convolutions;

  /**
   * Prepares a fit.
   *
   * @param signals prepared, at least one
   */
  BiasFit(float[][] signals, int channels, int length, Dilations dilations) {
    this.signals = signals;
    this.channels = channels;
    this.length = length;
    this.dilations = dilations;
    this.convolutions =
        new Convolutions(Vectorization.plain().mini(), channels, length, dilations.widest());
  }

  /** Fits a transform; each dilation and kernel has its own random generator. */
  MiniRocketTransform fit(long seed) {
    int[][] chosen = new int[dilations.size() * MiniKernels.COUNT][];
    float[] biases = new float[dilations.features()];
    int first = 0;
    for (int i = 0; i < chosen.length; i++) {
      int dilation = i / MiniKernels.COUNT;
      SplitMix64 random = new SplitMix64(seed, i);
      chosen[i] = ChannelSets.draw(random, channels);
      float[] signal = signals[random.nextInt(signals.length)];
      convolutions.load(signal);
      convolutions.dilate(dilations.dilation(dilation));
      convolutions.convolve(i % MiniKernels.COUNT, chosen[i], true);
      quantiles(first, dilations.count(dilation), biases);
      first += dilations.count(dilation);
    }
    return new MiniRocketTransform(channels, length, dilations, chosen, biases);
  }

  private void quantiles(int first, int count, float[] biases) {
    float[] sorted = Arrays.copyOf(convolutions.values(), length);
    Arrays.sort(sorted);
    for (int f = first; f < first + count; f++) {
      biases[f] = quantile(sorted, share(f));
    }
  }

  /** The quantile of a feature's bias. */
  static float share(int feature) {
    return (float) ((feature + 1) * GOLDEN % 1);
  }

  /** By linear interpolation. */
  static float quantile(float[] sorted, float share) {
    double rank = (double) share * (sorted.length - 1);
    int below = Math.min((int) rank, sorted.length - 2);
    double part = rank - below;
    return (float) (sorted[below] * (1 - part) + sorted[below + 1] * part);
  }
}
