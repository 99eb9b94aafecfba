package dev.weir.classifiers.minirocket;

import java.util.ArrayList;
import java.util.List;

/** MiniRocket by definition: every kernel a loop over nine taps, every feature a count. */
final class NaiveMiniRocket {

  private NaiveMiniRocket() {}

  /** The taps of weight 2, by kernel. */
  static List<int[]> kernels() {
    List<int[]> kernels = new ArrayList<>();
    for (int a = 0; a < 9; a++) {
      for (int b = a + 1; b < 9; b++) {
        for (int c = b + 1; c < 9; c++) {
          kernels.add(new int[] {a, b, c});
        }
      }
    }
    return kernels;
  }

  /** The convolution at every position, with zeros outside the signal, in float. */
  static float[] convolve(float[] signal, int length, int[] channels, int[] heavy, int dilation) {
    float[] values = new float[length];
    for (int t = 0; t < length; t++) {
      for (int i = 0; i < channels.length; i++) {
        float value = at(signal, length, channels[i], t, heavy, dilation);
        values[t] = i == 0 ? value : values[t] + value;
      }
    }
    return values;
  }

  static float[] features(MiniRocketTransform map, float[] signal) {
    float[] features = new float[map.count()];
    int f = 0;
    for (int d = 0; d < map.dilations().size(); d++) {
      int dilation = map.dilations().dilation(d);
      for (int k = 0; k < 84; k++) {
        float[] values =
            convolve(signal, map.length(), map.chosen(d, k), kernels().get(k), dilation);
        boolean all = (d + k) % 2 == 0;
        int from = all ? 0 : 4 * dilation;
        int to = all ? map.length() : map.length() - 4 * dilation;
        for (int b = 0; b < map.dilations().count(d); b++, f++) {
          features[f] = share(values, from, to, map.biases()[f]);
        }
      }
    }
    return features;
  }

  private static float share(float[] values, int from, int to, float bias) {
    int greater = 0;
    for (int t = from; t < to; t++) {
      greater += values[t] > bias ? 1 : 0;
    }
    return (float) greater / (to - from);
  }

  /** -1 times all nine taps, the middle first, and then 3 times each heavy one. */
  private static float at(
      float[] signal, int length, int channel, int t, int[] heavy, int dilation) {
    float sum = -sample(signal, length, channel, t);
    for (int j = 0; j < 9; j++) {
      if (j != 4) {
        sum -= sample(signal, length, channel, t + (j - 4) * dilation);
      }
    }
    for (int j : heavy) {
      float x = sample(signal, length, channel, t + (j - 4) * dilation);
      sum += x + x + x;
    }
    return sum;
  }

  private static float sample(float[] signal, int length, int channel, int t) {
    return t < 0 || t >= length ? 0 : signal[channel * length + t];
  }
}
