package dev.weir.published;

import dev.weir.features.KernelShape;
import dev.weir.rocket.SplitMix64;
import dev.weir.simd.DilatedKernel;
import java.util.Arrays;

/**
 * A dilated convolution kernel over some channels: its value at t is bias + sum over its channels c
 * and its taps j of weight[c][j] * x[c][t + j * dilation], with zeros outside the signal, from t =
 * -padding until its last tap reaches the last zero.
 */
final class PaddedKernel implements DilatedKernel {

  /** Possible numbers of weights per channel. */
  private static final int[] LENGTHS = {7, 9, 11};

  /** Upper bound of the magnitude of drawn biases. */
  static final double LARGEST_BIAS = 1;

  static final int LONGEST = 11;

  /** Far larger than any signal; larger values would overflow a span. */
  private static final int MAX_DILATION = 1 << 24;

  private final float[] weights;
  private final float bias;
  private final int dilation;
  private final int padding;
  private final int[] channels;

  /**
   * Creates a kernel.
   *
   * @param weights channel by channel, 7, 9 or 11 for each, finite; copied
   * @param bias finite
   * @param dilation samples from one weight to the next, at least 1
   * @param padding zeros on each side: none, or half of the kernel's span
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
   * Draws a kernel as in the paper: length 7, 9 or 11; standard normal weights, centred per
   * channel; bias uniform in (-1, 1); a dilation whose logarithm is uniform from 1 to the widest
   * that fits; padding with probability 1/2. With several channels, a subset is drawn first; small
   * ones are more likely.
   *
   * @param length samples per channel, at least {@link #LONGEST}
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

  @Override
  public int taps() {
    return weights.length / channels.length;
  }

  @Override
  public float[] weights() {
    return weights;
  }

  @Override
  public float bias() {
    return bias;
  }

  @Override
  public int dilation() {
    return dilation;
  }

  int padding() {
    return padding;
  }

  @Override
  public int[] channels() {
    return channels;
  }

  /** Samples from the first weight to the last. */
  int span() {
    return (taps() - 1) * dilation;
  }

  /** Number of values on a signal. */
  int positions(int length) {
    return length + 2 * padding - span();
  }

  /** Number of multiplications for a signal with this many samples per channel. */
  long operations(int length) {
    return (long) positions(length) * taps() * channels.length;
  }

  /** The same kernel for explanations. */
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

  /** A whole number from 1 to below {@code end}, uniform on a logarithmic scale. */
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
