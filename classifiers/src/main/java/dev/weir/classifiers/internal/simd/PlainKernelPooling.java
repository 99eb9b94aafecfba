package dev.weir.classifiers.internal.simd;

/** The plain twin. */
final class PlainKernelPooling implements KernelPooling {

  @Override
  public void pool(
      DilatedKernel kernel, float[] padded, int stride, int from, int n, float[] features, int to) {
    int positive = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      float value = value(kernel, padded, stride, from + t);
      positive += value > 0 ? 1 : 0;
      highest = value > highest ? value : highest;
    }
    features[to] = (float) positive / n;
    features[to + 1] = highest;
  }

  private static float value(DilatedKernel kernel, float[] padded, int stride, int from) {
    float[] weights = kernel.weights();
    int taps = kernel.taps();
    float sum = kernel.bias();
    int w = 0;
    for (int channel : kernel.channels()) {
      int at = channel * stride + from;
      for (int j = 0; j < taps; j++) {
        sum += weights[w++] * padded[at + j * kernel.dilation()];
      }
    }
    return sum;
  }
}
