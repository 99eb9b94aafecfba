package dev.weir.classifiers.dtw;

/**
 * The distance of two signals under dynamic time warping: over all ways to pair their samples in
 * order, each with at least one sample of the other signal, the square root of the least sum of
 * squared differences.
 *
 * <p>Worked example: 0, 1, 1, 2 and 0, 1, 2, 2 have the Euclidean distance 1 and the DTW distance
 * 0: the ones pair with the one and the twos with the two.
 *
 * <p>Source: H. Sakoe, S. Chiba, Dynamic programming algorithm optimization for spoken word
 * recognition (1978), with steps of weight 1.
 */
public final class Dtw {

  private Dtw() {}

  /**
   * The distance of two signals, which may differ in length. Memory and time grow with the product
   * of the lengths; for many pairs use {@code dev.weir.classifiers.neighbours}.
   *
   * @throws IllegalArgumentException if psi is as long as a signal, or the window allows no path
   */
  public static double distance(double[] first, double[] second, DtwSettings settings) {
    return Math.sqrt(square(first, second, settings));
  }

  /** The squared distance. Neighbours are ordered by it because two roots may be equal. */
  static double square(double[] first, double[] second, DtwSettings settings) {
    WarpingMatrix matrix = WarpingMatrix.of(first, second, settings);
    int[] end = matrix.end();
    return matrix.at(end[0], end[1]);
  }
}
