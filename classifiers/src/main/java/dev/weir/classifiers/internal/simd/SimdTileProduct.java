package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Keeps a tile of C in registers: eight with 256 bits. */
final class SimdTileProduct implements TileProduct {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > WIDTH / 2
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public void add(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int fromC, int stride) {
    for (int j = 0; j < WIDTH; j += 2 * LANES) {
      addColumns(depth, a, fromA, b, fromB + j, c, fromC + j, stride);
    }
  }

  private static void addColumns(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int at, int stride) {
    DoubleVector c00 = load(c, at);
    DoubleVector c01 = load(c, at + LANES);
    DoubleVector c10 = load(c, at + stride);
    DoubleVector c11 = load(c, at + stride + LANES);
    DoubleVector c20 = load(c, at + 2 * stride);
    DoubleVector c21 = load(c, at + 2 * stride + LANES);
    DoubleVector c30 = load(c, at + 3 * stride);
    DoubleVector c31 = load(c, at + 3 * stride + LANES);
    for (int r = 0; r < depth; r++) {
      DoubleVector b0 = load(b, fromB + r * WIDTH);
      DoubleVector b1 = load(b, fromB + r * WIDTH + LANES);
      int row = fromA + r * HEIGHT;
      DoubleVector factor = DoubleVector.broadcast(SPECIES, a[row]);
      c00 = c00.add(factor.mul(b0));
      c01 = c01.add(factor.mul(b1));
      factor = DoubleVector.broadcast(SPECIES, a[row + 1]);
      c10 = c10.add(factor.mul(b0));
      c11 = c11.add(factor.mul(b1));
      factor = DoubleVector.broadcast(SPECIES, a[row + 2]);
      c20 = c20.add(factor.mul(b0));
      c21 = c21.add(factor.mul(b1));
      factor = DoubleVector.broadcast(SPECIES, a[row + 3]);
      c30 = c30.add(factor.mul(b0));
      c31 = c31.add(factor.mul(b1));
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c10.intoArray(c, at + stride);
    c11.intoArray(c, at + stride + LANES);
    c20.intoArray(c, at + 2 * stride);
    c21.intoArray(c, at + 2 * stride + LANES);
    c30.intoArray(c, at + 3 * stride);
    c31.intoArray(c, at + 3 * stride + LANES);
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
