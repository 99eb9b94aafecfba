package dev.weir.classifiers.neighbours;

/**
 * The training signals nearest to a signal, nearest first.
 *
 * <p>Worked example: with neighbours of the classes 2, 1, 1, 2, the nearest one votes for 2; two,
 * three or all four vote for 1, 1 and 1: ties are won by the smallest class.
 */
public final class Neighbours {

  private final int[] indices;
  private final double[] squares;

  Neighbours(int[] indices, double[] squares) {
    this.indices = indices;
    this.squares = squares;
  }

  /** Number of neighbours. */
  public int size() {
    return indices.length;
  }

  /** The index of a training signal; rank 0 is the nearest. */
  public int index(int rank) {
    return indices[rank];
  }

  /** The distance of a training signal; rank 0 is the nearest. */
  public double distance(int rank) {
    return Math.sqrt(squares[rank]);
  }

  /**
   * The most frequent class of the nearest signals; ties are won by the smallest class.
   *
   * @param labels the class of each training signal, 0 to {@code classes - 1}
   * @param k number of voters, 1 to {@link #size()}
   */
  public int vote(int[] labels, int k, int classes) {
    if (k < 1 || k > size()) {
      throw new IllegalArgumentException("%d of %d neighbours cannot vote".formatted(k, size()));
    }
    int[] votes = new int[classes];
    for (int rank = 0; rank < k; rank++) {
      votes[labels[indices[rank]]]++;
    }
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    return best;
  }
}
