package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the cells of sixteen images cost, in 16 bits: computed for p = 1 and p = 2, looked up for
 * any other.
 */
final class ShortCosts {

  private static final int LANES = TrainingBlocks.LANES;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_256;
  private static final int POOLED_BITS = 2;

  private final short[] query;
  private final short[] table;
  private final double power;
  private final boolean pooled;
  private final int left;
  private final int right;

  ShortCosts(WindowGrid grid, CellCosts costs) {
    query = new short[grid.area()];
    power = costs.power();
    pooled = costs.pooled();
    int bits = costs.shift() - (pooled ? POOLED_BITS : 0);
    left = Math.max(0, -bits);
    right = Math.max(0, bits);
    table = new short[PowerTable.GREYS];
    for (int d = 0; d < table.length; d++) {
      table[d] = (short) costs.of(d);
    }
  }

  void begin(byte[] pixels) {
    for (int k = 0; k < query.length; k++) {
      query[k] = (short) (pixels[k] & 0xff);
    }
  }

  /** The costs of some cells of a block. */
  void row(byte[] block, int from, int cell, short[] costs, int to, int cells) {
    if (power == 2) {
      if (pooled) {
        pooledSquares(block, from, cell, costs, to, cells);
      } else {
        squares(block, from, cell, costs, to, cells);
      }
    } else if (power == 1) {
      absolutes(block, from, cell, costs, to, cells);
    } else {
      lookUp(block, from, cell, costs, to, cells);
    }
  }

  private void squares(byte[] block, int from, int cell, short[] costs, int to, int cells) {
    for (int x = 0; x < cells; x++) {
      ShortVector difference = images(block, from + x * LANES).sub(query[cell + x]);
      difference
          .mul(difference)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, to + x * LANES);
    }
  }

  private void pooledSquares(byte[] block, int from, int cell, short[] costs, int to, int cells) {
    for (int x = 0; x < cells; x++) {
      ShortVector mean = lessOne(images(block, from + x * LANES).sub(query[cell + x]).abs());
      mean.mul(mean)
          .lanewise(VectorOperators.LSHL, left)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, to + x * LANES);
    }
  }

  private void absolutes(byte[] block, int from, int cell, short[] costs, int to, int cells) {
    for (int x = 0; x < cells; x++) {
      ShortVector difference = images(block, from + x * LANES).sub(query[cell + x]).abs();
      (pooled ? lessOne(difference) : difference)
          .lanewise(VectorOperators.LSHL, left)
          .lanewise(VectorOperators.LSHR, right)
          .intoArray(costs, to + x * LANES);
    }
  }

  private void lookUp(byte[] block, int from, int cell, short[] costs, int to, int cells) {
    for (int x = 0; x < cells; x++) {
      int pixel = query[cell + x];
      for (int lane = 0; lane < LANES; lane++) {
        int image = block[from + x * LANES + lane] & 0xff;
        costs[to + x * LANES + lane] = table[Math.abs(image - pixel)];
      }
    }
  }

  private static ShortVector lessOne(ShortVector difference) {
    return difference.sub((short) 1).max((short) 0);
  }

  private static ShortVector images(byte[] block, int at) {
    return (ShortVector)
        ByteVector.fromArray(BYTES, block, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2S, SPECIES, 0);
  }
}
