package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;
import java.util.function.Supplier;

/**
 * Creates the stages of a {@link NearestImageSearch}.
 *
 * @param windows the training images, the parameters and the windows that count
 * @param grid these windows
 * @param vectors the kernels
 */
record DwnnStages(WnnClassifier windows, WindowGrid grid, Vectorization vectors) {

  NearestImageSearch search() {
    TrainingSet set = windows.training();
    CellCosts costs =
        CellCosts.ofPixels(windows.powers(), grid, brightest(), ShortWindowNearest.BOUND);
    ImageIndex index = new ImageIndex(set.images());
    BlockVariants variants =
        new BlockVariants(windows.parameters().extension(), set.width(), set.height());
    return new NearestImageSearch(
        set.images(),
        index,
        brightest(),
        means(variants),
        new ImageDistances(set, index, variants, narrow(grid, costs), costs.shift()),
        costs.mostLost() * grid.cellsOfAll(),
        new ImageDistances(set, index, variants, exact(), 0),
        many(index));
  }

  /** Null if {@link DwnnClassifier#batchSize} is 1. */
  private Supplier<ImageBounds> many(ImageIndex index) {
    WnnParameters parameters = windows.parameters();
    TrainingSet set = windows.training();
    return BatchCascade.isPossible(set, parameters)
        ? () ->
            bounds(
                TrainingParts.of(set),
                List.of(index),
                VariantGroups.of(parameters.extension()),
                brightest())
        : null;
  }

  /**
   * Bounds for several sets, of which the extension of these windows includes all others.
   *
   * @param images those of all sets
   * @param indexes by set; null if only its classes are bounded
   * @param most upper bound of all pixels
   */
  ImageBounds bounds(
      TrainingParts images, List<ImageIndex> indexes, VariantGroups groups, int most) {
    WindowGrid cells =
        WindowGrid.pooled(
            images.width(), images.height(), windows.parameters().window(), windows.selection());
    return new ImageBounds(images, indexes, groups, most, cells, vectors);
  }

  /** Null if windows hold no 2 x 2 pixels, and for pixels of 0 and 1, whose bounds would be 0. */
  private MeansBound means(BlockVariants variants) {
    TrainingSet set = windows.training();
    WindowGrid cells =
        WindowGrid.pooled(
            set.width(), set.height(), windows.parameters().window(), windows.selection());
    if (cells == null || brightest() <= 1) {
      return null;
    }
    CellCosts costs =
        CellCosts.ofPooled(windows.powers(), cells, brightest(), ShortWindowNearest.BOUND);
    return new MeansBound(
        set, new VariantMeans(set, variants), narrow(cells, costs), costs.shift());
  }

  private int brightest() {
    return windows.training().brightest(windows.parameters().extension());
  }

  private ImageMinima narrow(WindowGrid cells, CellCosts costs) {
    return vectors
        .shorts()
        .<ImageMinima>map(lanes -> new ShortImageMinima(lanes, cells, costs))
        .orElseGet(() -> new PlainImageMinima(cells, costs));
  }

  private ImageMinima exact() {
    PowerTable powers = windows.powers();
    CellCosts costs = CellCosts.exact(powers);
    double most = Math.pow(PowerTable.GREYS - 1, powers.power()) * powers.unitsPerOne();
    return vectors
        .ints()
        .filter(lanes -> most * grid.largest() < IntWindowNearest.BOUND)
        .<ImageMinima>map(lanes -> new IntImageMinima(lanes, grid, costs))
        .orElseGet(() -> new PlainImageMinima(grid, costs));
  }
}
