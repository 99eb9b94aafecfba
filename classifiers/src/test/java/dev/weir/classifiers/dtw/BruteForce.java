package dev.weir.classifiers.dtw;

import dev.weir.classifiers.dtw.WarpingPath.Pair;

/** The definition of DTW: enumerates all paths. For signals of a few samples. */
final class BruteForce {

  private BruteForce() {}

  /** The distance; infinite if there is no path. */
  static double distance(double[] first, double[] second, DtwSettings settings) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < second.length; j++) {
        if (begins(new Pair(i, j), settings.psi())) {
          least = Math.min(least, walk(first, second, settings, i, j));
        }
      }
    }
    return Math.sqrt(least);
  }

  static boolean begins(Pair pair, Psi psi) {
    return (pair.second() == 0 && pair.first() <= psi.firstStart())
        || (pair.first() == 0 && pair.second() <= psi.secondStart());
  }

  static boolean ends(Pair pair, Psi psi, double[] first, double[] second) {
    int firstLeft = first.length - 1 - pair.first();
    int secondLeft = second.length - 1 - pair.second();
    return (secondLeft == 0 && firstLeft <= psi.firstEnd())
        || (firstLeft == 0 && secondLeft <= psi.secondEnd());
  }

  private static double walk(double[] first, double[] second, DtwSettings settings, int i, int j) {
    if (i == first.length
        || j == second.length
        || Math.abs(i - j) > settings.window().orElse(Integer.MAX_VALUE)) {
      return Double.POSITIVE_INFINITY;
    }
    double rest =
        ends(new Pair(i, j), settings.psi(), first, second) ? 0 : Double.POSITIVE_INFINITY;
    rest = Math.min(rest, walk(first, second, settings, i + 1, j));
    rest = Math.min(rest, walk(first, second, settings, i, j + 1));
    rest = Math.min(rest, walk(first, second, settings, i + 1, j + 1));
    return (first[i] - second[j]) * (first[i] - second[j]) + rest;
  }
}
