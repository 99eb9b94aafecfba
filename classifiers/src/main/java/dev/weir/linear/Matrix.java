package dev.weir.linear;

/** A dense row-major matrix of doubles. */
public final class Matrix {

  private final int rows;
  private final int columns;
  private final double[] values;

  /** A matrix of zeros. */
  public Matrix(int rows, int columns) {
    this(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  /**
   * A matrix over an array, which is not copied.
   *
   * @param values {@code rows * columns} of them, row by row
   */
  public Matrix(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d values make no matrix of %d x %d".formatted(values.length, rows, columns));
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** A matrix with these rows of equal length, copied. */
  public static Matrix of(double[][] rows) {
    Matrix result = new Matrix(rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, result.values, r * result.columns, result.columns);
    }
    return result;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** The underlying array, row by row. */
  public double[] values() {
    return values;
  }

  public double get(int row, int column) {
    return values[row * columns + column];
  }

  public void set(int row, int column, double value) {
    values[row * columns + column] = value;
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
