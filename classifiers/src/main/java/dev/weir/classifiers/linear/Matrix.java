package dev.weir.classifiers.linear;

import java.util.Arrays;

/**
 * A dense matrix of doubles.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values {@code rows * columns} of them, row by row; the array is not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Matrix(int rows, int columns, double[] values) {

  /** A matrix of zeros. */
  public Matrix(int rows, int columns) {
    this(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  public Matrix {
    if (rows < 0 || columns < 0 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d values do not fill a matrix of %d x %d".formatted(values.length, rows, columns));
    }
  }

  /** A matrix with these rows of equal length, copied. */
  public static Matrix of(double[][] rows) {
    Matrix result = new Matrix(rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, result.values, r * result.columns, result.columns);
    }
    return result;
  }

  public double get(int row, int column) {
    return values[row * columns + column];
  }

  /** A copy of a row. */
  double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  public void set(int row, int column, double value) {
    values[row * columns + column] = value;
  }

  /** The sum of the products of the first {@code count} values of two arrays, in order. */
  public static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** A new matrix of the squared elements. */
  Matrix squared() {
    double[] squares = values.clone();
    for (int i = 0; i < squares.length; i++) {
      squares[i] *= squares[i];
    }
    return new Matrix(rows, columns, squares);
  }

  /** A new matrix with rows and columns exchanged. */
  public Matrix transposed() {
    Matrix result = new Matrix(columns, rows);
    int tile = 32;
    for (int r = 0; r < rows; r += tile) {
      for (int c = 0; c < columns; c += tile) {
        transposeTile(result, r, Math.min(rows, r + tile), c, Math.min(columns, c + tile));
      }
    }
    return result;
  }

  /** A new matrix with these columns, in this order. */
  public Matrix select(int[] chosen) {
    Matrix result = new Matrix(rows, chosen.length);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < chosen.length; c++) {
        result.values[r * chosen.length + c] = values[r * columns + chosen[c]];
      }
    }
    return result;
  }

  private void transposeTile(Matrix result, int fromRow, int toRow, int fromColumn, int toColumn) {
    for (int r = fromRow; r < toRow; r++) {
      for (int c = fromColumn; c < toColumn; c++) {
        result.values[c * rows + r] = values[r * columns + c];
      }
    }
  }
}
