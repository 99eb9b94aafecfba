package dev.weir.classifiers.internal.simd;

/** The loops as defined. */
final class PlainMiniArithmetic implements MiniArithmetic {

  @Override
  public void convolve(
      float[] light, int l, float[] heavy, int a, int b, int c, boolean add, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      float value = light[l + i] + heavy[a + i] + heavy[b + i] + heavy[c + i];
      out[i] = add ? out[i] + value : value;
    }
  }

  @Override
  public void shares(
      float[] values, int n, float[] biases, int first, int count, float[] features) {
    for (int f = first; f < first + count; f++) {
      float bias = biases[f];
      int greater = 0;
      for (int i = 0; i < n; i++) {
        greater += values[i] > bias ? 1 : 0;
      }
      features[f] = (float) greater / n;
    }
  }
}
