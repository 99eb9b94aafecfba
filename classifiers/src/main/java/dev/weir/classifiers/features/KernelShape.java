package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.DilatedKernel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dilated convolution kernel of any transform, for explanations: its value at t is bias + sum
 * over its channels c and its taps j of weight[c][j] * x[c][t + j * dilation], with zeros outside
 * the signal, from t = -padding until its last tap reaches the last zero.
 *
 * <p>Worked example: three taps 1, -2, 1 at dilation 2 without padding have, on a signal of 7
 * samples, the three values at t = 0, 1, 2; the first uses the samples 0, 2 and 4.
 *
 * <p>Transforms use faster methods. Immutable.
 */
public final class KernelShape implements DilatedKernel {

  /** Far larger than any signal; larger values would overflow a span. */
  private static final int MAX_DILATION = 1 << 24;

  private final float[] weights;
  private final int[] channels;
  private final float bias;
  private final int dilation;
  private final int padding;

  /**
   * Creates a kernel.
   *
   * @param weights channel by channel, the same number for each, finite; copied
   * @param channels the signal's channels that it uses, at least one; copied
   * @param bias added to every value, finite
   * @param dilation samples from one weight to the next, at least 1
   * @param padding zeros on each side of the signal, 0 or more
   * @throws IllegalArgumentException if weights and channels do not match, or a number is not so
   */
  public KernelShape(float[] weights, int[] channels, float bias, int dilation, int padding) {
    this.weights = weights.clone();
    this.channels = channels.clone();
    this.bias = bias;
    this.dilation = dilation;
    this.padding = padding;
    check();
  }

  /** Creates a kernel from the lists of an artifact; see the other constructor. */
  public KernelShape(
      List<Float> weights, List<Integer> channels, float bias, int dilation, int padding) {
    this(
        floats(weights),
        channels.stream().mapToInt(Integer::intValue).toArray(),
        bias,
        dilation,
        padding);
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  @Override
  public int taps() {
    return weights.length / channels.length;
  }

  @Override
  public float[] weights() {
    return weights;
  }

  /** All weights, as in an artifact. */
  public List<Float> weightList() {
    return IntStream.range(0, weights.length).mapToObj(i -> weights[i]).toList();
  }

  /** The weights on one of its channels; a copy. */
  public float[] weights(int which) {
    return Arrays.copyOfRange(weights, which * taps(), (which + 1) * taps());
  }

  @Override
  public int[] channels() {
    return channels;
  }

  @Override
  public float bias() {
    return bias;
  }

  @Override
  public int dilation() {
    return dilation;
  }

  /** Zeros on each side of the signal. */
  public int padding() {
    return padding;
  }

  /** Samples from the first weight to the last. */
  public int span() {
    return (taps() - 1) * dilation;
  }

  /** Number of values on a signal. */
  public int positions(int length) {
    return length + 2 * padding - span();
  }

  /** Number of multiplications for a signal with this many samples per channel. */
  public long operations(int length) {
    return (long) positions(length) * weights.length;
  }

  /**
   * Checks that signals have room for it.
   *
   * @param all number of the signals' channels
   * @param length samples per channel
   * @throws IllegalArgumentException if they do not, or its channels are not in ascending order
   */
  public void checkFits(int all, int length) {
    checkChannels(channels, all);
    if ((taps() - 1L) * dilation >= length) {
      throw new IllegalArgumentException(
          "a kernel of %d weights at dilation %d does not fit signals of length %d"
              .formatted(taps(), dilation, length));
    }
  }

  /** Checks that there are channels, in ascending order, and that the signals have them. */
  public static void checkChannels(int[] channels, int all) {
    int last = -1;
    for (int channel : channels) {
      if (channel <= last || channel >= all) {
        throw new IllegalArgumentException(
            "a kernel cannot use the channels %s of %d".formatted(Arrays.toString(channels), all));
      }
      last = channel;
    }
    if (channels.length == 0) {
      throw new IllegalArgumentException("a kernel uses no channel");
    }
  }

  /**
   * Checks the number of weights per channel.
   *
   * @param lengths the possible ones
   */
  public void checkTaps(int... lengths) {
    if (Arrays.stream(lengths).noneMatch(taps -> taps == taps())) {
      throw new IllegalArgumentException(
          "a kernel has %s weights for each of its channels, not %d for %d"
              .formatted(Arrays.toString(lengths), weights.length, channels.length));
    }
  }

  /**
   * Its values on a preprocessed signal. Value i uses the samples i - padding + j * dilation.
   *
   * @param signal channel by channel
   * @param length samples per channel, more than {@code span() - 2 * padding()}
   * @return length + 2 * padding - span values
   */
  public double[] convolve(float[] signal, int length) {
    double[] values = new double[positions(length)];
    Arrays.setAll(values, i -> value(signal, length, i - padding));
    return values;
  }

  private double value(float[] signal, int length, int from) {
    double sum = bias;
    for (int c = 0; c < channels.length; c++) {
      for (int j = 0; j < taps(); j++) {
        int t = from + j * dilation;
        if (t >= 0 && t < length) {
          sum += (double) weights[c * taps() + j] * signal[channels[c] * length + t];
        }
      }
    }
    return sum;
  }

  private void check() {
    if (channels.length == 0 || weights.length == 0 || weights.length % channels.length != 0) {
      throw new IllegalArgumentException(
          "%d weights do not match %d channels".formatted(weights.length, channels.length));
    }
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("a kernel has a weight of " + weight);
      }
    }
    if (!Float.isFinite(bias) || dilation < 1 || dilation > MAX_DILATION || padding < 0) {
      throw new IllegalArgumentException(
          "a kernel cannot have bias %s, dilation %d and padding %d"
              .formatted(bias, dilation, padding));
    }
  }
}
