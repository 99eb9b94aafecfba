package dev.weir.published;

import dev.weir.features.KernelShape;
import dev.weir.rocket.SplitMix64;
import java.util.Arrays;

/**
 * A dilated convolution kernel over some channels: its value at t is bias + sum over its channels c
 * and its taps j of weight[c][j] * x[c][t + j * dilation], with zeros outside the signal, for t
 * from -padding to where its last tap is on the last zero.
 */
final class PaddedKernel {

  /** How many weights a kernel may have for each of its channels. */
  private static final int[] LENGTHS = {7, 9, 11};

  /** Drawn biases are less in magnitude. */
  static final double LARGEST_BIAS = 1;

  /** The most weights. */
  static final int LONGEST = 11;

  /** Far beyond any signal; larger ones would overflow a span. */
  private static final int MAX_DILATION = 1 << 24;

  private final float[] weights;
  private final float bias;
  private final int dilation;
  private final int padding;
  private final int[] channels;

  /**
   * Makes a kernel.
   *
   * @param weights channel after channel, 7, 9 or 11 for each, finite; copied
   * @param bias finite
   * @param dilation samples from one weight to the next, at least 1
   * @param padding zeros on each side: none, or as many as half of the kernel spans
   * @param channels at least one, in ascending order; copied
   */
  PaddedKernel(float[] weights, float bias, int dilation, int padding, int[] channels) {
    this.weights = weights.clone();
    this.bias = bias;
    this.dilation = dilation;
    this.padding = padding;
    this.channels = channels.clone();
    check();
  }

  /**
   * Draws a kernel as the paper has it: length 7, 9 or 11; standard normal weights, the mean of
   * each channel's removed; bias uniform in (-1, 1); a dilation whose logarithm is uniform from 1
   * to the widest that fits; padding with probability 1/2. Of several channels, first some are
   * drawn: few more often than many.
   *
   * @param length samples a channel, at least {@link #LONGEST}
   */
  static PaddedKernel draw(SplitMix64 random, int channels, int length) {
    int taps = LENGTHS[random.nextInt(LENGTHS.length)];
    int[] chosen = drawChannels(random, channels, taps);
    float[] weights = new float[chosen.length * taps];
    for (int c = 0; c < chosen.length; c++) {
      drawWeights(random, weights, c * taps, taps);
    }
    float bias = (float) (2 * random.nextDouble() - 1);
    int widest = (length - 1) / (taps - 1);
    int dilation = Math.min(widest, drawLogarithmic(random, (length - 1.0) / (taps - 1)));
    int padding = random.nextInt(2) == 0 ? 0 : (taps - 1) * dilation / 2;
    return new PaddedKernel(weights, bias, dilation, padding, chosen);
  }

  /** Weights for each channel. */
  int taps() {
    return weights.length / channels.length;
  }

  /** The weights, channel after channel; not to be changed. */
  float[] weights() {
    return weights;
  }

  float bias() {
    return bias;
  }

  int dilation() {
    return dilation;
  }

  int padding() {
    return padding;
  }

  /** The channels; not to be changed. */
  int[] channels() {
    return channels;
  }

  /** Samples from the first weight to the last. */
  int span() {
    return (taps() - 1) * dilation;
  }

  /** How many values it has on a signal. */
  int positions(int length) {
    return length + 2 * padding - span();
  }

  /** Multiplications that a signal of so many samples a channel takes. */
  long operations(int length) {
    return (long) positions(length) * taps() * channels.length;
  }

  /** The same for a person. */
  KernelShape shape() {
    float[][] each = new float[channels.length][];
    Arrays.setAll(each, c -> Arrays.copyOfRange(weights, c * taps(), (c + 1) * taps()));
    return new KernelShape(each, channels, bias, dilation, padding);
  }

  private static int[] drawChannels(SplitMix64 random, int channels, int taps) {
    if (channels == 1) {
      return new int[1];
    }
    int most = Math.min(channels, taps);
    int size = Math.min(most, drawLogarithmic(random, most + 1.0));
    int[] all = new int[channels];
    Arrays.setAll(all, c -> c);
    for (int i = 0; i < size; i++) {
      int other = i + random.nextInt(channels - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    int[] chosen = Arrays.copyOf(all, size);
    Arrays.sort(chosen);
    return chosen;
  }

  private static void drawWeights(SplitMix64 random, float[] weights, int from, int taps) {
    double[] drawn = new double[taps];
    Arrays.setAll(drawn, j -> random.nextGaussian());
    double mean = Arrays.stream(drawn).sum() / taps;
    for (int j = 0; j < taps; j++) {
      weights[from + j] = (float) (drawn[j] - mean);
    }
  }

  /** A whole number from 1 up to below {@code end}, uniform on a logarithmic scale. */
  private static int drawLogarithmic(SplitMix64 random, double end) {
    return (int) StrictMath.pow(2, random.nextDouble() * StrictMath.log(end) / StrictMath.log(2));
  }

  private void check() {
    int known = channels.length == 0 ? -1 : Arrays.binarySearch(LENGTHS, taps());
    if (known < 0 || weights.length != channels.length * LENGTHS[known]) {
      throw new IllegalArgumentException(
          "a kernel has %s weights for each of its channels, not %d for %d"
              .formatted(Arrays.toString(LENGTHS), weights.length, channels.length));
    }
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("a kernel has a weight of " + weight);
      }
    }
    if (!Float.isFinite(bias) || dilation < 1 || dilation > MAX_DILATION) {
      throw new IllegalArgumentException(
          "a kernel cannot have bias %s and dilation %d".formatted(bias, dilation));
    }
    if (padding != 0 && padding != (taps() - 1L) * dilation / 2) {
      throw new IllegalArgumentException(
          "a kernel of %d weights at dilation %d cannot have %d zeros on each side"
              .formatted(taps(), dilation, padding));
    }
  }
}
