package dev.weir.neighbours;

import java.util.Arrays;

/**
 * The nearest signals seen so far, in the order of the squares of their distances; of equal squares
 * the smaller index comes first. Two that differ by rounding alone may have one root.
 */
public final class NearestList {

  private final int[] indices;
  private final double[] squares;
  private int size;

  /**
   * An empty list.
   *
   * @param capacity how many are kept, at least 1
   */
  public NearestList(int capacity) {
    this.indices = new int[capacity];
    this.squares = new double[capacity];
  }

  /** How many are kept. */
  public int capacity() {
    return squares.length;
  }

  /** Forgets all. */
  public void clear() {
    size = 0;
  }

  /** The square beyond which a signal has no place; infinite while there is room. */
  public double limit() {
    return size < squares.length ? Double.POSITIVE_INFINITY : squares[size - 1];
  }

  /**
   * Takes a signal in if it is near enough.
   *
   * @param square the square of its distance
   */
  public void offer(int index, double square) {
    if (size == squares.length && !isBefore(index, square, size - 1)) {
      return;
    }
    int at = size < squares.length ? size++ : size - 1;
    for (; at > 0 && isBefore(index, square, at - 1); at--) {
      indices[at] = indices[at - 1];
      squares[at] = squares[at - 1];
    }
    indices[at] = index;
    squares[at] = square;
  }

  /** A copy of what is in the list. */
  public Neighbours toNeighbours() {
    return new Neighbours(Arrays.copyOf(indices, size), Arrays.copyOf(squares, size));
  }

  private boolean isBefore(int index, double square, int at) {
    return square < squares[at] || (square == squares[at] && index < indices[at]);
  }
}
