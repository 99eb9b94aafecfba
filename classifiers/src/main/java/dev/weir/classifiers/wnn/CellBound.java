package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.Arrays;
import java.util.List;

/**
 * Lower bounds of the classes' distances for many queries at once, from {@link CellFeatures}.
 * Features are computed for a few blocks at a time, which stay in the processor's cache while all
 * queries are compared with them. Owns scratch memory; not thread-safe.
 */
final class CellBound {

  /** Blocks that fit the cache with the minima of a query. */
  private static final int BLOCKS = 8;

  /** Rounds sums of floating-point numbers down. */
  private static final double ROUNDED_DOWN = 1 - 1e-9;

  private final TrainingBlocks images;
  private final BlockVariants variants;
  private final WindowGrid grid;
  private final CellFeatures cells;
  private final CellMinima kernel;
  private final double unit;
  private final short[][] features;
  private final int[] errors;

  /** By class; null until its images have been seen. */
  private final FeatureErrors[] errorsOfClass;

  private final int[][] queries;
  private final FeatureErrors[] errorsOfQuery;
  private final short[][] minima;
  private int count;
  private long operations;

  CellBound(
      TrainingSet set, Extension extension, WindowGrid grid, Vectorization vectors, int most) {
    this.images = set.images();
    this.variants = new BlockVariants(extension, set.width(), set.height());
    this.grid = grid;
    this.cells = new CellFeatures(set.width(), set.height(), set.brightest(extension));
    int shift = CellFeatures.shift(grid.largest());
    this.kernel = vectors.cells(grid.across().boxes(), grid.down().boxes(), shift);
    this.unit = Math.scalb(cells.scale() * cells.scale(), shift);
    this.features = new short[BLOCKS][grid.area() * TrainingBlocks.LANES];
    this.errors = new int[grid.area() * TrainingBlocks.LANES];
    this.errorsOfClass = new FeatureErrors[set.classes()];
    this.queries = new int[most][2 * grid.area()];
    this.errorsOfQuery = new FeatureErrors[most];
    this.minima = new short[most][grid.windows() * kernel.lanes()];
  }

  /** Sets the queries for the following bounds. */
  void begin(byte[][] pixels, int number) {
    count = number;
    int[] errorsOfCells = new int[grid.area()];
    for (int i = 0; i < count; i++) {
      cells.ofQuery(pixels[i], queries[i], errorsOfCells);
      errorsOfQuery[i] = new FeatureErrors(grid);
      errorsOfQuery[i].add(errorsOfCells, 1);
    }
  }

  /**
   * Computes the bounds of a class.
   *
   * @param lower output, one per query, in units of 1
   */
  void bound(int label, long[] lower) {
    for (int i = 0; i < count; i++) {
      Arrays.fill(minima[i], (short) BoxMinima.MOST);
    }
    boolean isNew = errorsOfClass[label] == null;
    FeatureErrors errorsHere = isNew ? new FeatureErrors(grid) : errorsOfClass[label];
    int all = images.of(label).size() * variants.count();
    for (int from = 0; from < all; from += BLOCKS) {
      int blocks = Math.min(BLOCKS, all - from);
      prepare(label, from, blocks, isNew ? errorsHere : null);
      compare(blocks);
    }
    errorsOfClass[label] = errorsHere;
    for (int i = 0; i < count; i++) {
      lower[i] = sum(minima[i], errorsHere, errorsOfQuery[i]);
    }
    operations += (long) images.size(label) * variants.count() * count * operationsEach();
  }

  private void prepare(int label, int from, int blocks, FeatureErrors errorsHere) {
    List<byte[]> all = images.of(label);
    for (int i = 0; i < blocks; i++) {
      int block = (from + i) / variants.count();
      byte[] pixels = variants.of(all.get(block), (from + i) % variants.count());
      cells.ofBlock(pixels, features[i], errorsHere == null ? null : errors);
      if (errorsHere != null) {
        errorsHere.add(errors, TrainingBlocks.LANES);
      }
    }
  }

  private void compare(int blocks) {
    for (int i = 0; i < count; i++) {
      for (int block = 0; block < blocks; block++) {
        kernel.update(features[block], queries[i], minima[i]);
      }
    }
  }

  private long sum(short[] least, FeatureErrors first, FeatureErrors second) {
    double sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      double rounded = Math.sqrt(kernel.least(least, window) * unit);
      double exact = rounded - (first.of(window) + second.of(window)) * cells.scale();
      sum += exact <= 0 ? 0 : grid.weight(window) * exact * exact;
    }
    return (long) (sum * ROUNDED_DOWN);
  }

  /**
   * For one image: two differences, two squares, their sum, shift and addition per cell, and five
   * per window, one of them the minimum.
   */
  private long operationsEach() {
    return 7L * grid.area() + 5L * grid.windows();
  }

  /** Elementary operations so far; see {@link WindowNearest#operations}. */
  long operations() {
    return operations;
  }
}
