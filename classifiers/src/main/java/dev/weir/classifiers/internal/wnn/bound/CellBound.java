package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.List;

/**
 * Lower bounds of the classes' distances for many queries at once, from {@link CellFeatures}.
 * Features are computed for a few blocks at a time, which stay in the processor's cache while all
 * queries are compared with them. Owns scratch memory; not thread-safe.
 */
public final class CellBound implements ClassBounds {

  /** Blocks that fit the cache with the minima of a query. */
  private static final int BLOCKS = 8;

  private final TrainingBlocks images;
  private final VariantGroups groups;
  private final BlockVariants variants;
  private final WindowGrid grid;
  private final CellFeatures cells;
  private final CellMinima kernel;
  private final GroupMinima sums;
  private final short[][] features;

  /** By block. */
  private final int[] groupOf = new int[BLOCKS];

  private final int[] errors;

  /** By class and group; null until its images have been seen. */
  private final FeatureErrors[][] errorsOfClass;

  private final QueryFeatures queries;

  /** By query and group. */
  private final short[][][] minima;

  private int count;
  private long operations;

  /**
   * Allocates its memory.
   *
   * @param limit the most queries at once, if their minima fit
   */
  public CellBound(
      TrainingSet set, VariantGroups groups, WindowGrid grid, Vectorization vectors, int limit) {
    this.images = set.images();
    this.groups = groups;
    this.variants = new BlockVariants(groups.all(), set.width(), set.height());
    this.grid = grid;
    this.cells = new CellFeatures(set.width(), set.height(), set.brightest(groups.all()));
    int shift = CellFeatures.shift(grid.largest());
    this.kernel = vectors.cells(grid.across().boxes(), grid.down().boxes(), shift);
    double unit = Math.scalb(cells.scale() * cells.scale(), shift);
    this.sums = new GroupMinima(groups, grid, unit, cells.scale());
    this.features = new short[BLOCKS][grid.area() * TrainingBlocks.LANES];
    this.errors = new int[grid.area() * TrainingBlocks.LANES];
    this.errorsOfClass = new FeatureErrors[set.classes()][];
    int most = ClassBounds.most(grid, kernel.lanes(), limit);
    this.queries = new QueryFeatures(cells, grid, most);
    this.minima = new short[most][groups.count()][grid.windows() * kernel.lanes()];
  }

  @Override
  public int most() {
    return queries.most();
  }

  @Override
  public void begin(byte[][] pixels, int number) {
    count = number;
    queries.begin(pixels, count);
  }

  @Override
  public void bound(int label, long[][] lower) {
    for (int i = 0; i < count; i++) {
      GroupMinima.clear(minima[i]);
    }
    boolean isNew = errorsOfClass[label] == null;
    if (isNew) {
      errorsOfClass[label] = FeatureErrors.of(grid, groups.count());
    }
    int all = images.of(label).size() * variants.count();
    for (int from = 0; from < all; from += BLOCKS) {
      int blocks = Math.min(BLOCKS, all - from);
      prepare(label, from, blocks, isNew ? errorsOfClass[label] : null);
      compare(blocks);
    }
    for (int i = 0; i < count; i++) {
      sums.set(minima[i], kernel, errorsOfClass[label], queries.errors(i));
      for (int set = 0; set < groups.sets(); set++) {
        lower[set][i] = sums.bound(set);
      }
    }
    operations += (long) images.size(label) * variants.count() * count * operationsEach();
  }

  private void prepare(int label, int from, int blocks, FeatureErrors[] errorsHere) {
    List<byte[]> all = images.of(label);
    for (int i = 0; i < blocks; i++) {
      int block = (from + i) / variants.count();
      int variant = (from + i) % variants.count();
      byte[] pixels = variants.of(all.get(block), variant);
      groupOf[i] = groups.of(0, variant);
      cells.ofBlock(pixels, features[i], errorsHere == null ? null : errors);
      if (errorsHere != null) {
        errorsHere[groupOf[i]].add(errors, TrainingBlocks.LANES);
      }
    }
  }

  private void compare(int blocks) {
    for (int i = 0; i < count; i++) {
      for (int block = 0; block < blocks; block++) {
        kernel.update(features[block], queries.of(i), minima[i][groupOf[block]]);
      }
    }
  }

  /**
   * For one image: two differences, two squares, their sum, shift and addition per cell, and five
   * per window, one of them the minimum.
   */
  private long operationsEach() {
    return 7L * grid.area() + 5L * grid.windows();
  }

  @Override
  public long operations() {
    return operations;
  }
}
