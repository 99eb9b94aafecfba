package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Registers of 256 bits. */
final class SimdIntLanes implements IntLanes {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_256;
  private static final int BLOCK = ShortLanes.BLOCK;

  @Override
  public void powers(int power, byte[] block, int from, int[] query, int cell, int[] costs) {
    switch (power) {
      case 1 -> absolutes(block, from, query, cell, costs);
      case 2 -> squares(block, from, query, cell, costs);
      default -> cubes(block, from, query, cell, costs);
    }
  }

  private static void absolutes(byte[] block, int from, int[] query, int cell, int[] costs) {
    for (int x = 0; x * IMAGES < costs.length; x++) {
      images(block, from + x * BLOCK).sub(query[cell + x]).abs().intoArray(costs, x * IMAGES);
    }
  }

  private static void squares(byte[] block, int from, int[] query, int cell, int[] costs) {
    for (int x = 0; x * IMAGES < costs.length; x++) {
      IntVector difference = images(block, from + x * BLOCK).sub(query[cell + x]);
      difference.mul(difference).intoArray(costs, x * IMAGES);
    }
  }

  private static void cubes(byte[] block, int from, int[] query, int cell, int[] costs) {
    for (int x = 0; x * IMAGES < costs.length; x++) {
      IntVector difference = images(block, from + x * BLOCK).sub(query[cell + x]).abs();
      difference.mul(difference).mul(difference).intoArray(costs, x * IMAGES);
    }
  }

  @Override
  public void add(int[] columns, int first, int[] costs) {
    for (int x = 0; x < costs.length; x += IMAGES) {
      load(columns, first + x).add(load(costs, x)).intoArray(columns, first + x);
    }
  }

  @Override
  public void subtract(int[] columns, int first, int[] costs) {
    for (int x = 0; x < costs.length; x += IMAGES) {
      load(columns, first + x).sub(load(costs, x)).intoArray(columns, first + x);
    }
  }

  @Override
  public void update(int[] columns, int span, int ahead, int[] minima, int at, int windows) {
    IntVector sum = IntVector.zero(SPECIES);
    for (int x = span; x < ahead; x += IMAGES) {
      sum = sum.add(load(columns, x));
    }
    for (int x = 0; x < windows * IMAGES; x += IMAGES) {
      sum = sum.add(load(columns, ahead + x)).sub(load(columns, ahead + x - span));
      load(minima, at + x).min(sum).intoArray(minima, at + x);
    }
  }

  @Override
  public void slide(int[] columns, int span, int ahead, int[] sums) {
    IntVector sum = IntVector.zero(SPECIES);
    for (int x = span; x < ahead; x += IMAGES) {
      sum = sum.add(load(columns, x));
    }
    for (int x = 0; x < sums.length; x += IMAGES) {
      sum = sum.add(load(columns, ahead + x)).sub(load(columns, ahead + x - span));
      sum.intoArray(sums, x);
    }
  }

  @Override
  public void rank(int[] sums, int sum, int[] dead, int[] minima, int at, int neighbours) {
    IntVector value = load(sums, sum).max(load(dead, 0));
    for (int i = at; i < at + neighbours * IMAGES; i += IMAGES) {
      IntVector kept = load(minima, i);
      kept.min(value).intoArray(minima, i);
      value = kept.max(value);
    }
  }

  @Override
  public int leastSquare(
      byte[] block, int from, int[] query, int cells, int left, int right, int top, int bottom) {
    IntVector sum = IntVector.zero(SPECIES);
    for (int y = top; y < bottom; y++) {
      for (int k = y * cells + left; k < y * cells + right; k++) {
        IntVector difference = images(block, from + k * BLOCK).sub(query[k]);
        sum = sum.add(difference.mul(difference));
      }
    }
    return sum.reduceLanes(VectorOperators.MIN);
  }

  private static IntVector images(byte[] block, int at) {
    return (IntVector)
        ByteVector.fromArray(BYTES, block, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2I, SPECIES, 0);
  }

  private static IntVector load(int[] values, int at) {
    return IntVector.fromArray(SPECIES, values, at);
  }
}
