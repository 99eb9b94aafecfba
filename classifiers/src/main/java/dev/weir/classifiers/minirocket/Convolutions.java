package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.internal.simd.MiniArithmetic;
import java.util.Arrays;

/**
 * Convolves one signal with the kernels, dilation by dilation. The weights -1 of all nine taps are
 * summed once per dilation; each kernel then adds its three taps of weight 2 - (-1) = 3. Owns
 * scratch memory; not thread-safe.
 */
final class Convolutions {

  private final MiniArithmetic arithmetic;
  private final int channels;
  private final int length;

  /** Zeros before and after each channel, enough for the widest kernel. */
  private final int margin;

  private final int stride;
  private final float[] negated;
  private final float[] tripled;

  /** For each channel, the sum over all nine taps of -x. */
  private final float[] light;

  private final float[] values;
  private int dilation;

  Convolutions(MiniArithmetic arithmetic, int channels, int length, int widest) {
    this.arithmetic = arithmetic;
    this.channels = channels;
    this.length = length;
    this.margin = MiniKernels.REACH * widest;
    this.stride = length + 2 * margin + MiniArithmetic.SLACK;
    this.negated = new float[channels * stride];
    this.tripled = new float[channels * stride];
    this.light = new float[channels * length + MiniArithmetic.SLACK];
    this.values = new float[length + MiniArithmetic.SLACK];
  }

  /** Loads a signal, channel by channel. */
  void load(float[] signal) {
    for (int c = 0; c < channels; c++) {
      int to = c * stride + margin;
      for (int t = 0; t < length; t++) {
        float x = signal[c * length + t];
        negated[to + t] = -x;
        tripled[to + t] = x + x + x;
      }
    }
  }

  /** Prepares for kernels of a dilation, at most the widest. */
  void dilate(int newDilation) {
    dilation = newDilation;
    Arrays.fill(light, 0f);
    for (int c = 0; c < channels; c++) {
      sumLight(c);
    }
  }

  /**
   * Convolves with a kernel, over the sum of some channels.
   *
   * @param chosen the channels
   * @param padded whether at every position, with zeros outside the signal, or only where the whole
   *     kernel is inside
   * @return number of values in {@link #values()}
   */
  int convolve(int kernel, int[] chosen, boolean padded) {
    int from = padded ? 0 : MiniKernels.REACH * dilation;
    int n = length - 2 * from;
    int a = (MiniKernels.heavyTap(kernel, 0) - MiniKernels.REACH) * dilation;
    int b = (MiniKernels.heavyTap(kernel, 1) - MiniKernels.REACH) * dilation;
    int c = (MiniKernels.heavyTap(kernel, 2) - MiniKernels.REACH) * dilation;
    for (int i = 0; i < chosen.length; i++) {
      int at = chosen[i] * stride + margin + from;
      int lightAt = chosen[i] * length + from;
      arithmetic.convolve(light, lightAt, tripled, at + a, at + b, at + c, i > 0, values, n);
    }
    return n;
  }

  /** The result of {@link #convolve}. */
  float[] values() {
    return values;
  }

  /** The middle tap first and then the others in order, as in the authors' program. */
  private void sumLight(int channel) {
    int from = channel * stride + margin;
    int to = channel * length;
    addLight(from, to);
    for (int tap = -MiniKernels.REACH; tap <= MiniKernels.REACH; tap++) {
      if (tap != 0) {
        addLight(from + tap * dilation, to);
      }
    }
  }

  private void addLight(int from, int to) {
    for (int t = 0; t < length; t++) {
      light[to + t] += negated[from + t];
    }
  }
}
