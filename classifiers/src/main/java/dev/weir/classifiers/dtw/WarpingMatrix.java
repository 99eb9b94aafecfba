package dev.weir.classifiers.dtw;

import java.util.Arrays;

/**
 * The least cost of every prefix of a warping path. Cell (i, j) is for paths that end with sample i
 * - 1 of the first signal and j - 1 of the second. Row 0 and column 0 are the starts of paths: 0 if
 * allowed, else infinite.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WarpingMatrix(double[][] cells, DtwSettings settings) {

  static WarpingMatrix of(double[] first, double[] second, DtwSettings settings) {
    settings.psi().check(first.length, second.length);
    WarpingMatrix matrix =
        new WarpingMatrix(new double[first.length + 1][second.length + 1], settings);
    matrix.begin();
    for (int i = 1; i <= first.length; i++) {
      matrix.fill(i, first[i - 1], second);
    }
    return matrix;
  }

  double at(int row, int column) {
    return cells[row][column];
  }

  /**
   * Row and column where the cheapest path ends; of equal ones, the one that skips fewest samples.
   *
   * @throws IllegalArgumentException if the window allows no path
   */
  int[] end() {
    int rows = cells.length - 1;
    int columns = cells[0].length - 1;
    int[] best = {rows, columns};
    for (int i = rows - 1; i >= rows - settings.psi().firstEnd(); i--) {
      best = cells[i][columns] < at(best[0], best[1]) ? new int[] {i, columns} : best;
    }
    for (int j = columns - 1; j >= columns - settings.psi().secondEnd(); j--) {
      best = cells[rows][j] < at(best[0], best[1]) ? new int[] {rows, j} : best;
    }
    if (at(best[0], best[1]) == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "no warping path joins signals of length %d and %d within a window of %d"
              .formatted(rows, columns, settings.window().orElseThrow()));
    }
    return best;
  }

  private void begin() {
    for (double[] row : cells) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    for (int i = 0; i <= settings.psi().firstStart(); i++) {
      cells[i][0] = 0;
    }
    Arrays.fill(cells[0], 0, settings.psi().secondStart() + 1, 0);
  }

  private void fill(int row, double value, double[] second) {
    int to = settings.to(row - 1, second.length) + 1;
    for (int j = settings.from(row - 1) + 1; j <= to; j++) {
      double difference = value - second[j - 1];
      double before =
          Math.min(cells[row - 1][j - 1], Math.min(cells[row - 1][j], cells[row][j - 1]));
      cells[row][j] = difference * difference + before;
    }
  }
}
