package dev.weir.minirocket;

/**
 * The two inner loops of the transform. The twins do the same additions in the same order, in
 * float, and so give the same bits. Arrays may be read and written up to {@value #SLACK} values
 * beyond a range: they must be that much longer.
 */
interface MiniArithmetic {

  /** How far beyond a range a twin may read or write. */
  int SLACK = 8;

  /**
   * Convolves: out[i] = light[l + i] + heavy[a + i] + heavy[b + i] + heavy[c + i], from left to
   * right, or that added to what out[i] already is.
   *
   * @param n how many values, at least 1
   */
  void convolve(
      float[] light, int l, float[] heavy, int a, int b, int c, boolean add, float[] out, int n);

  /**
   * Computes, for each bias from {@code first} on, the share of values greater than it.
   *
   * @param values overwritten beyond {@code n}
   * @param n how many values, at least 1
   * @param biases and {@code features} have the same indices
   * @param count how many biases
   */
  void shares(float[] values, int n, float[] biases, int first, int count, float[] features);
}
