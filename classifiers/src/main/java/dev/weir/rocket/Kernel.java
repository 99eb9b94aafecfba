package dev.weir.rocket;

import java.util.Arrays;

/**
 * A dilated convolution kernel on one channel: its value at t is bias + sum over j of weight[j] *
 * z[t + j * dilation], for every t at which the whole kernel is inside the signal.
 */
public final class Kernel {

  /** Possible numbers of weights. */
  static final int[] LENGTHS = {5, 7, 9};

  /** Upper bound of the magnitude of drawn biases. */
  static final double LARGEST_BIAS = 1;

  /** The largest dilation that is drawn. */
  static final int WIDEST = 3;

  /** Far larger than any signal; larger values would overflow a span. */
  private static final int MAX_DILATION = 1 << 24;

  private final float[] weights;
  private final float bias;
  private final int dilation;
  private final int channel;

  /**
   * Creates a kernel.
   *
   * @param weights 5, 7 or 9 of them, finite; copied
   * @param bias finite
   * @param dilation samples from one weight to the next, at least 1
   * @param channel the channel that it is applied to, from 0
   */
  public Kernel(float[] weights, float bias, int dilation, int channel) {
    this.weights = weights.clone();
    this.bias = bias;
    this.dilation = dilation;
    this.channel = channel;
    check();
  }

  /**
   * Draws a kernel as in the post: length 5, 7 or 9; standard normal weights, centred; bias uniform
   * in (-1, 1); dilation 1, 2 or 3, but 1 if the kernel would not fit. With several channels, the
   * channel is drawn last.
   */
  static Kernel draw(SplitMix64 random, int channels, int length) {
    int taps = LENGTHS[random.nextInt(LENGTHS.length)];
    double[] drawn = new double[taps];
    for (int j = 0; j < taps; j++) {
      drawn[j] = random.nextGaussian();
    }
    double mean = Arrays.stream(drawn).sum() / taps;
    float[] weights = new float[taps];
    for (int j = 0; j < taps; j++) {
      weights[j] = (float) (drawn[j] - mean);
    }
    float bias = (float) (2 * random.nextDouble() - 1);
    int dilation = 1 + random.nextInt(WIDEST);
    int fitting = (taps - 1) * dilation < length ? dilation : 1;
    return new Kernel(weights, bias, fitting, channels == 1 ? 0 : random.nextInt(channels));
  }

  /** The weights; a copy. */
  public float[] weights() {
    return weights.clone();
  }

  float weight(int tap) {
    return weights[tap];
  }

  /** Number of weights. */
  public int taps() {
    return weights.length;
  }

  /** The bias, which is added to every value. */
  public float bias() {
    return bias;
  }

  /** Samples from one weight to the next. */
  public int dilation() {
    return dilation;
  }

  /** The channel that the kernel is applied to. */
  public int channel() {
    return channel;
  }

  /** Samples from the first weight to the last. */
  public int span() {
    return (weights.length - 1) * dilation;
  }

  /**
   * The kernel's value at each position of a preprocessed signal.
   *
   * @param signal channel by channel
   * @param length samples per channel, more than {@link #span()}
   * @return length - span values
   */
  public float[] convolve(float[] signal, int length) {
    float[] values = new float[length - span()];
    for (int t = 0; t < values.length; t++) {
      float sum = bias;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * signal[channel * length + t + j * dilation];
      }
      values[t] = sum;
    }
    return values;
  }

  private void check() {
    if (Arrays.stream(LENGTHS).noneMatch(known -> known == weights.length)) {
      throw new IllegalArgumentException(
          "a kernel has %s weights, not %d".formatted(Arrays.toString(LENGTHS), weights.length));
    }
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("a kernel has a weight of " + weight);
      }
    }
    if (!Float.isFinite(bias) || dilation < 1 || dilation > MAX_DILATION || channel < 0) {
      throw new IllegalArgumentException(
          "a kernel cannot have bias %s, dilation %d and channel %d"
              .formatted(bias, dilation, channel));
    }
  }
}
