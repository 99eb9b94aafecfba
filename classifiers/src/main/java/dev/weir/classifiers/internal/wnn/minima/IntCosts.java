package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.IntLanes;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/**
 * Costs of the cells of eight images, in 32 bits: computed for p = 1, 2 and 3; looked up for other
 * p, or if bits are shifted out.
 */
final class IntCosts {

  private static final int BLOCK = TrainingBlocks.LANES;
  private static final int IMAGES = IntLanes.IMAGES;

  private final IntLanes lanes;
  private final int[] query;
  private final int[] table = new int[PowerTable.GREYS];
  private final int computed;

  IntCosts(IntLanes lanes, WindowGrid grid, CellCosts costs) {
    this.lanes = lanes;
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
    if (computed == 0) {
      lookUp(block, from, cell, costs);
    } else {
      lanes.powers(computed, block, from, query, cell, costs);
    }
  }

  private void lookUp(byte[] block, int from, int cell, int[] costs) {
    for (int x = 0; x * IMAGES < costs.length; x++) {
      int pixel = query[cell + x];
      for (int lane = 0; lane < IMAGES; lane++) {
        int image = block[from + x * BLOCK + lane] & 0xff;
        costs[x * IMAGES + lane] = table[Math.abs(image - pixel)];
      }
    }
  }
}
