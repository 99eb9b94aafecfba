package dev.weir.classifiers.internal.simd;

/**
 * The two inner loops of the transform. Both twins do the same float additions in the same order,
 * and so produce identical bits. Arrays may be read and written up to {@value #SLACK} values beyond
 * a range, and must be that much longer.
 */
public interface MiniArithmetic {

  /** Maximum overrun beyond a range. */
  int SLACK = 8;

  /**
   * Convolves: out[i] = light[l + i] + heavy[a + i] + heavy[b + i] + heavy[c + i], from left to
   * right, optionally added to out[i].
   *
   * @param n number of values, at least 1
   */
  void convolve(
      float[] light, int l, float[] heavy, int a, int b, int c, boolean add, float[] out, int n);

  /**
   * Computes the share of values greater than each bias, from {@code first} on.
   *
   * @param values overwritten beyond {@code n}
   * @param n number of values, at least 1
   * @param biases indexed like {@code features}
   * @param count number of biases
   */
  void shares(float[] values, int n, float[] biases, int first, int count, float[] features);
}
