package dev.weir.classifiers.neighbours;

import java.util.Arrays;

/**
 * The nearest signals so far, ordered by squared distance and then by index. Squares are used
 * because two that differ by rounding alone may have the same root.
 */
public final class NearestList {

  private final int[] indices;
  private final double[] squares;
  private int size;

  /**
   * An empty list.
   *
   * @param capacity maximum number of entries, at least 1
   */
  public NearestList(int capacity) {
    this.indices = new int[capacity];
    this.squares = new double[capacity];
  }

  /** Maximum number of entries. */
  public int capacity() {
    return squares.length;
  }

  public void clear() {
    size = 0;
  }

  /** The square above which a signal is not added; infinite until the list is full. */
  public double limit() {
    return size < squares.length ? Double.POSITIVE_INFINITY : squares[size - 1];
  }

  /**
   * Adds a signal if it is near enough.
   *
   * @param square its squared distance
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

  /** A copy of the entries. */
  public Neighbours toNeighbours() {
    return new Neighbours(Arrays.copyOf(indices, size), Arrays.copyOf(squares, size));
  }

  private boolean isBefore(int index, double square, int at) {
    return square < squares[at] || (square == squares[at] && index < indices[at]);
  }
}
