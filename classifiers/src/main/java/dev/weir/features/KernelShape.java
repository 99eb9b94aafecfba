package dev.weir.features;

import java.util.Arrays;
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
public final class KernelShape {

  private final float[][] weights;
  private final int[] channels;
  private final float bias;
  private final int dilation;
  private final int padding;

  /**
   * Creates a kernel.
   *
   * @param weights the same number for each of its channels; copied
   * @param channels the signal's channels that it uses, at least one; copied
   * @param bias added to every value
   * @param dilation samples from one weight to the next, at least 1
   * @param padding zeros on each side of the signal, 0 or more
   * @throws IllegalArgumentException if weights and channels do not match
   */
  public KernelShape(float[][] weights, int[] channels, float bias, int dilation, int padding) {
    if (channels.length == 0 || weights.length != channels.length) {
      throw new IllegalArgumentException(
          "weights of %d channels do not match %d channels"
              .formatted(weights.length, channels.length));
    }
    this.weights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
    this.channels = channels.clone();
    this.bias = bias;
    this.dilation = dilation;
    this.padding = padding;
  }

  /** The same weights on each of the given channels. */
  public static KernelShape repeated(
      float[] weights, int[] channels, float bias, int dilation, int padding) {
    float[][] each =
        IntStream.range(0, channels.length).mapToObj(c -> weights).toArray(float[][]::new);
    return new KernelShape(each, channels, bias, dilation, padding);
  }

  /** Number of weights per channel. */
  public int taps() {
    return weights[0].length;
  }

  /** The weights on one of its channels; a copy. */
  public float[] weights(int which) {
    return weights[which].clone();
  }

  /** The channels that it uses; a copy. */
  public int[] channels() {
    return channels.clone();
  }

  /** The bias, which is added to every value. */
  public float bias() {
    return bias;
  }

  /** Samples from one weight to the next. */
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

  /**
   * Its values on a preprocessed signal. Value i uses the samples i - padding + j * dilation.
   *
   * @param signal channel by channel
   * @param length samples per channel, more than {@code span() - 2 * padding()}
   * @return length + 2 * padding - span values
   */
  public double[] convolve(float[] signal, int length) {
    double[] values = new double[length + 2 * padding - span()];
    Arrays.setAll(values, i -> value(signal, length, i - padding));
    return values;
  }

  private double value(float[] signal, int length, int from) {
    double sum = bias;
    for (int c = 0; c < channels.length; c++) {
      for (int j = 0; j < taps(); j++) {
        int t = from + j * dilation;
        if (t >= 0 && t < length) {
          sum += (double) weights[c][j] * signal[channels[c] * length + t];
        }
      }
    }
    return sum;
  }
}
