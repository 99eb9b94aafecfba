package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups;
import dev.weir.classifiers.internal.wnn.distance.ImageDistances;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.internal.wnn.distance.MeansBound;
import dev.weir.classifiers.internal.wnn.minima.ImageMinima;
import dev.weir.classifiers.internal.wnn.minima.IntImageMinima;
import dev.weir.classifiers.internal.wnn.minima.IntWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.PlainImageMinima;
import dev.weir.classifiers.internal.wnn.minima.ShortImageMinima;
import dev.weir.classifiers.internal.wnn.minima.ShortWindowNearest;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.variants.VariantMeans;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Creates the stages of a {@link NearestImageSearch}.
 *
 * @param setup the training images, the parameters and the windows that count
 * @param grid these windows
 * @param vectors the kernels
 */
public record DwnnStages(WnnSetup setup, WindowGrid grid, Vectorization vectors) {

  public DwnnStages(WnnSetup setup, Vectorization vectors) {
    this(setup, setup.grid(), vectors);
  }

  public NearestImageSearch search() {
    TrainingSet set = setup.training();
    CellCosts costs =
        CellCosts.ofPixels(setup.powers(), grid, setup.brightest(), ShortWindowNearest.BOUND);
    ImageIndex index = new ImageIndex(set.images());
    BlockVariants variants = setup.newVariants();
    return new NearestImageSearch(
        set.images(),
        index,
        setup.brightest(),
        means(variants),
        new ImageDistances(set, index, variants, narrow(grid, costs), costs.shift()),
        costs.mostLost() * grid.cellsOfAll(),
        new ImageDistances(set, index, variants, exact(), 0),
        many(index));
  }

  /** Null if images are not classified in batches. */
  private Supplier<ImageBounds> many(ImageIndex index) {
    return setup.hasBatches()
        ? () ->
            bounds(
                TrainingParts.of(setup.training()),
                List.of(index),
                VariantGroups.of(setup.parameters().extension()),
                setup.brightest())
        : null;
  }

  /**
   * Bounds for several sets, of which the extension of this setup includes all others.
   *
   * @param images those of all sets
   * @param indexes by set; null if only its classes are bounded
   * @param most upper bound of all pixels
   */
  public ImageBounds bounds(
      TrainingParts images, List<ImageIndex> indexes, VariantGroups groups, int most) {
    return new ImageBounds(images, indexes, groups, most, setup.cells(), vectors);
  }

  /** Null if windows hold no 2 x 2 pixels, and for pixels of 0 and 1, whose bounds would be 0. */
  private MeansBound means(BlockVariants variants) {
    TrainingSet set = setup.training();
    WindowGrid cells = setup.cells();
    if (cells == null || setup.brightest() <= 1) {
      return null;
    }
    CellCosts costs =
        CellCosts.ofPooled(setup.powers(), cells, setup.brightest(), ShortWindowNearest.BOUND);
    return new MeansBound(
        set, new VariantMeans(set, variants), narrow(cells, costs), costs.shift());
  }

  private ImageMinima narrow(WindowGrid cells, CellCosts costs) {
    return vectors
        .shorts()
        .<ImageMinima>map(lanes -> new ShortImageMinima(lanes, cells, costs))
        .orElseGet(() -> new PlainImageMinima(cells, costs));
  }

  private ImageMinima exact() {
    CellCosts costs = CellCosts.exact(setup.powers());
    return vectors
        .ints()
        .filter(lanes -> setup.mostOfPixel() * grid.largest() < IntWindowNearest.BOUND)
        .<ImageMinima>map(lanes -> new IntImageMinima(lanes, grid, costs))
        .orElseGet(() -> new PlainImageMinima(grid, costs));
  }
}
