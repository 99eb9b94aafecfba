package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.Arrays;

/**
 * Lower bounds of DWNN's squared distances of all training images for many queries at once, from
 * {@link CellFeatures}: extensions of a block of images are made once and compared with all queries
 * while they are in the processor's cache. Owns scratch memory; not thread-safe.
 *
 * <p>Rounded features are wrong by an error whose length in each window is bounded; over all
 * windows these lengths form a vector, and by the triangle inequality the root of a distance is at
 * least that of the sum of the rounded features' squares less the length of this vector.
 *
 * <p>The kernel's minima are shared by images that are a number of lanes apart. A block of images
 * is therefore split into parts of as many images as there are lanes, and each part is compared
 * with several of its extensions side by side, so that only those share a minimum.
 */
final class ImageBounds {

  private static final int LANES = TrainingBlocks.LANES;

  /** More queries make extensions cheaper. */
  private static final int MOST_QUERIES = 128;

  /** Bytes of all bounds. */
  private static final int MOST_BYTES = 64 << 20;

  /** Extensions of a block that fit the cache with the minima of a query. */
  private static final int EXTENSIONS = 8;

  /** Rounds sums of floating-point numbers down. */
  private static final double ROUNDED_DOWN = 1 - 1e-9;

  private final TrainingBlocks images;
  private final ImageIndex index;
  private final BlockVariants variants;
  private final WindowGrid grid;
  private final CellFeatures cells;
  private final CellMinima kernel;
  private final double unit;
  private final int shift;

  /** Extensions side by side, and parts of a block. */
  private final int parts;

  private final short[] features;

  /** By part of a block, then some extensions side by side. */
  private final short[][][] packed;

  private final int[] errors;

  /** By class; null until its images have been seen. */
  private final FeatureErrors[] errorsOfClass;

  private final int[][] queries;
  private final FeatureErrors[] errorsOfQuery;

  /** By query and part of a block. */
  private final short[][][] minima;

  private final int[] totals;

  /** By query and image; first sums in units of the kernel. */
  private final int[][] bounds;

  private int count;
  private long operations;

  /**
   * Allocates its memory.
   *
   * @param brightest upper bound of the pixels of the training images and their extensions, at
   *     least 1
   * @param grid windows of whole cells
   */
  ImageBounds(
      TrainingSet set,
      ImageIndex index,
      Extension extension,
      int brightest,
      WindowGrid grid,
      Vectorization vectors) {
    this.images = set.images();
    this.index = index;
    this.variants = new BlockVariants(extension, set.width(), set.height());
    this.grid = grid;
    this.cells = new CellFeatures(set.width(), set.height(), brightest);
    int right = CellFeatures.shift(grid.largest());
    this.kernel = vectors.cells(grid.across().boxes(), grid.down().boxes(), right);
    this.unit = Math.scalb(cells.scale() * cells.scale(), right);
    this.shift = shift(unit * BoxMinima.MOST * set.width() * set.height());
    this.parts = LANES / kernel.lanes();
    this.features = new short[grid.area() * LANES];
    this.packed = new short[parts][EXTENSIONS / parts][features.length];
    this.errors = new int[grid.area() * LANES];
    this.errorsOfClass = new FeatureErrors[set.classes()];
    int most = most(index.size());
    this.queries = new int[most][2 * grid.area()];
    this.errorsOfQuery = new FeatureErrors[most];
    this.minima = new short[most][parts][grid.windows() * kernel.lanes()];
    this.totals = new int[kernel.lanes()];
    this.bounds = new int[most][index.size()];
  }

  /** The least right shift by which numbers up to this one fit 31 bits. */
  private static int shift(double most) {
    return Math.max(0, Math.getExponent(most) + 2 - Integer.SIZE);
  }

  /** The most queries at once among this many training images. */
  static int most(int images) {
    return Math.clamp(MOST_BYTES / ((long) images * Integer.BYTES), 1, MOST_QUERIES);
  }

  /** The most queries at once. */
  int most() {
    return queries.length;
  }

  /** Bounds are in units of {@code 2^shift}. */
  int shift() {
    return shift;
  }

  /** The bounds of all images, as {@link ImageIndex} numbers them, until the next queries. */
  int[] of(int query) {
    return bounds[query];
  }

  /**
   * Bounds all training images.
   *
   * @param pixels queries that are not brighter than the training images
   * @param number how many, at most {@link #most}
   */
  void begin(byte[][] pixels, int number) {
    count = number;
    int[] errorsOfCells = new int[grid.area()];
    for (int query = 0; query < count; query++) {
      cells.ofQuery(pixels[query], queries[query], errorsOfCells);
      errorsOfQuery[query] = new FeatureErrors(grid);
      errorsOfQuery[query].add(errorsOfCells, 1);
    }
    for (int label = 0; label < images.classes(); label++) {
      bound(label);
    }
  }

  private void bound(int label) {
    boolean isNew = errorsOfClass[label] == null;
    FeatureErrors errorsHere = isNew ? new FeatureErrors(grid) : errorsOfClass[label];
    for (int block = 0; block < images.of(label).size(); block++) {
      int first = index.start(label) + block * LANES;
      int number = images.imagesIn(label, block);
      compare(images.of(label).get(block), Math.ceilDiv(number, kernel.lanes()), errorsHere, isNew);
      for (int query = 0; query < count; query++) {
        for (int from = 0; from < number; from += kernel.lanes()) {
          total(minima[query][from / kernel.lanes()]);
          int some = Math.min(kernel.lanes(), number - from);
          System.arraycopy(totals, 0, bounds[query], first + from, some);
        }
      }
    }
    errorsOfClass[label] = errorsHere;
    for (int query = 0; query < count; query++) {
      roundDown(label, length(errorsHere, errorsOfQuery[query]), bounds[query]);
    }
    operations += (long) images.size(label) * variants.count() * count * operationsEach();
  }

  /** Compares the first parts of a block with all queries. */
  private void compare(byte[] block, int some, FeatureErrors errorsHere, boolean isNew) {
    for (int query = 0; query < count; query++) {
      for (int part = 0; part < some; part++) {
        Arrays.fill(minima[query][part], (short) BoxMinima.MOST);
      }
    }
    for (int from = 0; from < variants.count(); from += EXTENSIONS) {
      int made = Math.min(EXTENSIONS, variants.count() - from);
      for (int i = 0; i < made; i++) {
        cells.ofBlock(variants.of(block, from + i), features, isNew ? errors : null);
        pack(i, i == made - 1 ? Math.ceilDiv(made, parts) * parts : i + 1);
        if (isNew) {
          errorsHere.add(errors, LANES);
        }
      }
      for (int query = 0; query < count; query++) {
        compare(query, some, Math.ceilDiv(made, parts));
      }
    }
  }

  private void compare(int query, int some, int packs) {
    for (int part = 0; part < some; part++) {
      for (int i = 0; i < packs; i++) {
        kernel.update(packed[part][i], queries[query], minima[query][part]);
      }
    }
  }

  /** Puts an extension into a place of those side by side, and repeats it up to another. */
  private void pack(int from, int to) {
    int lanes = kernel.lanes();
    for (int place = from; place < to; place++) {
      for (int part = 0; part < parts; part++) {
        short[] pack = packed[part][place / parts];
        for (int cell = 0; cell < features.length; cell += LANES) {
          System.arraycopy(
              features, cell + part * lanes, pack, cell + place % parts * lanes, lanes);
        }
      }
    }
  }

  private void total(short[] least) {
    Arrays.fill(totals, 0);
    for (int window = 0; window < grid.windows(); window++) {
      int weight = grid.weight(window);
      int at = window * totals.length;
      for (int lane = 0; lane < totals.length; lane++) {
        totals[lane] += weight * (least[at + lane] & BoxMinima.MOST);
      }
    }
  }

  /** The length of the vector of errors of all windows, in grey values. */
  private double length(FeatureErrors first, FeatureErrors second) {
    double sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      double error = first.of(window) + second.of(window);
      sum += grid.weight(window) * error * error;
    }
    return Math.sqrt(sum) * cells.scale();
  }

  private void roundDown(int label, double error, int[] sums) {
    for (int image = index.start(label); image < index.start(label + 1); image++) {
      double length = Math.max(0, Math.sqrt(sums[image] * unit) * ROUNDED_DOWN - error);
      sums[image] = (int) ((long) (length * length * ROUNDED_DOWN) >> shift);
    }
  }

  /** As of {@link CellBound}, and two to add up each window. */
  private long operationsEach() {
    return 7L * grid.area() + 5L * grid.windows() + 2L * grid.windows() / variants.count();
  }

  /** Elementary operations so far; see {@link WindowNearest#operations}. */
  long operations() {
    return operations;
  }
}
