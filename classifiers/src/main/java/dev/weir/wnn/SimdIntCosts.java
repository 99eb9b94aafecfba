package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Costs of the cells of eight images, in 32 bits: computed for p = 1, 2 and 3; looked up for other
 * p, or if bits are shifted out.
 */
final class SimdIntCosts {

  private static final int LANES = TrainingBlocks.LANES;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_256;
  private static final int WIDTH = SPECIES.length();

  private final int[] query;
  private final int[] table = new int[PowerTable.GREYS];
  private final int computed;

  SimdIntCosts(WindowGrid grid, CellCosts costs) {
    query = new int[grid.area()];
    boolean plain = costs.shift() == 0 && !costs.pooled();
    boolean known = costs.power() == 1 || costs.power() == 2 || costs.power() == 3;
    computed = plain && known ? (int) costs.power() : 0;
    for (int d = 0; d < table.length; d++) {
      table[d] = (int) costs.of(d);
    }
  }

  void begin(byte[] pixels) {
    for (int k = 0; k < query.length; k++) {
      query[k] = pixels[k] & 0xff;
    }
  }

  /** The costs of one row of cells of eight images. */
  void row(byte[] block, int from, int cell, int[] costs) {
    switch (computed) {
      case 1 -> absolutes(block, from, cell, costs);
      case 2 -> squares(block, from, cell, costs);
      case 3 -> cubes(block, from, cell, costs);
      default -> lookUp(block, from, cell, costs);
    }
  }

  private void absolutes(byte[] block, int from, int cell, int[] costs) {
    for (int x = 0; x * WIDTH < costs.length; x++) {
      images(block, from + x * LANES).sub(query[cell + x]).abs().intoArray(costs, x * WIDTH);
    }
  }

  private void squares(byte[] block, int from, int cell, int[] costs) {
    for (int x = 0; x * WIDTH < costs.length; x++) {
      IntVector difference = images(block, from + x * LANES).sub(query[cell + x]);
      difference.mul(difference).intoArray(costs, x * WIDTH);
    }
  }

  private void cubes(byte[] block, int from, int cell, int[] costs) {
    for (int x = 0; x * WIDTH < costs.length; x++) {
      IntVector difference = images(block, from + x * LANES).sub(query[cell + x]).abs();
      difference.mul(difference).mul(difference).intoArray(costs, x * WIDTH);
    }
  }

  private void lookUp(byte[] block, int from, int cell, int[] costs) {
    for (int x = 0; x * WIDTH < costs.length; x++) {
      int pixel = query[cell + x];
      for (int lane = 0; lane < WIDTH; lane++) {
        int image = block[from + x * LANES + lane] & 0xff;
        costs[x * WIDTH + lane] = table[Math.abs(image - pixel)];
      }
    }
  }

  private static IntVector images(byte[] block, int at) {
    return (IntVector)
        ByteVector.fromArray(BYTES, block, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2I, SPECIES, 0);
  }
}
