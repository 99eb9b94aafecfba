package dev.weir.classifiers.internal.wnn.minima;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.naive.SmallImages;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixWindowNearestTest {

  @Test
  @PropertyTest
  void shouldSumTheSameByPrefixes() {
    Random random = Seeds.random();
    int cases = Seeds.size(200, 40);
    for (int i = 0; i < cases; i++) {
      // given
      GreyImages images = SmallImages.of(random);
      WindowSelection selection = SmallImages.selection(random, images.area());
      int window = 1 + 2 * random.nextInt(8);
      boolean isPooled = random.nextBoolean();
      WindowGrid grid =
          isPooled
              ? WindowGrid.pooled(images.width(), images.height(), window, selection)
              : WindowGrid.of(images.width(), images.height(), window, selection);
      if (grid == null) {
        continue;
      }
      PowerTable powers = PowerTable.of(2, 1e6);
      CellCosts costs =
          isPooled
              ? CellCosts.ofPooled(powers, grid, 255, ShortWindowNearest.BOUND)
              : CellCosts.ofPixels(powers, grid, 255, ShortWindowNearest.BOUND);
      if (!PrefixWindowNearest.supports(grid, costs)) {
        continue;
      }
      TrainingSet set = TrainingSet.of(images, false);
      TrainingBlocks blocks = isPooled ? set.pooled(0, 0) : set.images();
      byte[] query = new byte[grid.area()];
      random.nextBytes(query);

      // when
      WindowNearest prefix =
          new PrefixWindowNearest(Vectorization.simd().shorts().orElseThrow(), grid, costs);
      WindowNearest plain = new PlainWindowNearest(grid, costs, 1);
      int middle = random.nextInt(grid.down().windows() + 1);
      update(prefix, blocks, query, middle);
      update(plain, blocks, query, middle);

      // then
      for (int each = 0; each < grid.windows(); each++) {
        if (grid.weight(each) > 0) {
          assertThat(prefix.least(each))
              .as("case %d: %d x %d, %d, %s", i, images.width(), images.height(), each, selection)
              .isEqualTo(plain.least(each));
        }
      }
    }
  }

  /** Updates in two bands of rows, block after block. */
  private static void update(
      WindowNearest nearest, TrainingBlocks blocks, byte[] query, int middle) {
    nearest.begin(query);
    int rows = nearest.grid().down().windows();
    for (int i = 0; i < blocks.of(0).size(); i++) {
      if (middle > 0) {
        nearest.update(blocks.of(0).get(i), blocks.imagesIn(0, i), i, 0, middle);
      }
    }
    for (int i = 0; i < blocks.of(0).size(); i++) {
      if (middle < rows) {
        nearest.update(blocks.of(0).get(i), blocks.imagesIn(0, i), i, middle, rows);
      }
    }
  }
}
