package dev.weir.classifiers.internal.simd;

/** The plain twin. */
final class PlainTileProduct implements TileProduct {

  @Override
  public void add(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int fromC, int stride) {
    for (int i = 0; i < HEIGHT; i++) {
      addRow(depth, a, fromA + i, b, fromB, c, fromC + i * stride);
    }
  }

  private static void addRow(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int at) {
    double s0 = c[at];
    double s1 = c[at + 1];
    double s2 = c[at + 2];
    double s3 = c[at + 3];
    double s4 = c[at + 4];
    double s5 = c[at + 5];
    double s6 = c[at + 6];
    double s7 = c[at + 7];
    for (int r = 0; r < depth; r++) {
      double factor = a[fromA + r * HEIGHT];
      int row = fromB + r * WIDTH;
      s0 += factor * b[row];
      s1 += factor * b[row + 1];
      s2 += factor * b[row + 2];
      s3 += factor * b[row + 3];
      s4 += factor * b[row + 4];
      s5 += factor * b[row + 5];
      s6 += factor * b[row + 6];
      s7 += factor * b[row + 7];
    }
    c[at] = s0;
    c[at + 1] = s1;
    c[at + 2] = s2;
    c[at + 3] = s3;
    c[at + 4] = s4;
    c[at + 5] = s5;
    c[at + 6] = s6;
    c[at + 7] = s7;
  }
}
