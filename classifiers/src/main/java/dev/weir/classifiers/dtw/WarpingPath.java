package dev.weir.classifiers.dtw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The distance of two signals under dynamic time warping, and the pairing of their samples. Of all
 * ways to pair the samples in order, each with at least one sample of the other signal, it has the
 * least sum of squared differences, whose square root is the distance.
 *
 * <p>Worked example: 0, 1, 1, 2 and 0, 1, 2, 2 are paired (0, 0), (1, 1), (2, 1), (3, 2), (3, 3) at
 * distance 0; their Euclidean distance is 1.
 *
 * <p>Source: H. Sakoe, S. Chiba, Dynamic programming algorithm optimization for spoken word
 * recognition (1978), with steps of weight 1.
 *
 * @param distance the square root of the sum of squared differences over the pairs
 * @param pairs in order; from one to the next each index stays or increases by 1, and at least one
 *     increases
 */
public record WarpingPath(double distance, List<Pair> pairs) {

  /**
   * Two paired samples.
   *
   * @param first index in the first signal, from 0
   * @param second index in the second signal, from 0
   */
  public record Pair(int first, int second) {}

  public WarpingPath {
    pairs = List.copyOf(pairs);
  }

  /**
   * The cheapest path; ties are resolved in favour of diagonal steps, from the end. The signals may
   * differ in length. Memory and time grow with the product of the lengths; for many pairs use
   * {@link DtwTraining}.
   *
   * @throws IllegalArgumentException if psi is as long as a signal, or the window allows no path
   */
  public static WarpingPath of(double[] first, double[] second, DtwSettings settings) {
    WarpingMatrix matrix = WarpingMatrix.of(first, second, settings);
    int[] end = matrix.end();
    List<Pair> pairs = new ArrayList<>();
    int i = end[0];
    int j = end[1];
    while (i > 0 && j > 0) {
      pairs.add(new Pair(i - 1, j - 1));
      double diagonal = matrix.at(i - 1, j - 1);
      double up = matrix.at(i - 1, j);
      double left = matrix.at(i, j - 1);
      boolean diagonally = diagonal <= up && diagonal <= left;
      boolean upwards = diagonally || up <= left;
      i -= upwards ? 1 : 0;
      j -= diagonally || !upwards ? 1 : 0;
    }
    Collections.reverse(pairs);
    return new WarpingPath(Math.sqrt(matrix.at(end[0], end[1])), pairs);
  }
}
