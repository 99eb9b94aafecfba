package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts.Block;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Lower bounds of DWNN's squared distances of all training images for many queries at once, from
 * {@link CellFeatures}: extensions of a block of images are made once and compared with all queries
 * while they are in the processor's cache. As each class's least sums follow from those of its
 * images, the bounds of WNN's distances are known, too. Owns scratch memory; not thread-safe.
 *
 * <p>Rounded features are wrong by an error whose length in each window is bounded; over all
 * windows these lengths form a vector, and by the triangle inequality the root of a distance is at
 * least that of the sum of the rounded features' squares less the length of this vector.
 */
public final class ImageBounds implements ClassBounds {

  /** More queries make extensions cheaper. */
  private static final int MOST_QUERIES = 128;

  /** Bytes of all bounds for a set. */
  private static final int MOST_BYTES = 64 << 20;

  private final TrainingParts images;

  /** By set; null if only its classes are bounded. */
  private final List<ImageIndex> indexes;

  private final VariantGroups groups;
  private final WindowGrid grid;
  private final CellFeatures cells;
  private final CellMinima kernel;
  private final double unit;
  private final int shift;

  /** By class and group; null until its images have been seen. */
  private final FeatureErrors[][] errorsOfClass;

  private final QueryFeatures queries;

  /** Those of the current block. */
  private final BlockMinima ofBlock;

  /** Those of a class so far, by query and group. */
  private final short[][][] leastOfClass;

  /** Which part of the class's blocks each of these is from. */
  private final short[][][] partOfLeast;

  private final PromisingImages promising;
  private final GroupMinima sums;

  /** Those of a set. */
  private final short[] ofSet;

  private final int[] weights;
  private final int[] totals;

  /** By set, query and image; first sums in units of the kernel. None for classes only. */
  private final int[][][] bounds;

  /** By class, set and query. */
  private final long[][][] ofClasses;

  private int count;
  private long operations;

  /**
   * Allocates its memory.
   *
   * @param images those of all sets
   * @param indexes by set; null if only its classes are bounded
   * @param brightest upper bound of the pixels of the training images and their extensions, at
   *     least 1
   * @param grid windows of whole cells
   */
  public ImageBounds(
      TrainingParts images,
      List<ImageIndex> indexes,
      VariantGroups groups,
      int brightest,
      WindowGrid grid,
      Vectorization vectors) {
    this.images = images;
    this.indexes = indexes;
    this.groups = groups;
    this.grid = grid;
    this.cells = new CellFeatures(images.width(), images.height(), brightest);
    int right = CellFeatures.shift(grid.largest());
    this.kernel = vectors.cells(grid.across().boxes(), grid.down().boxes(), right);
    this.unit = Math.scalb(cells.scale() * cells.scale(), right);
    this.shift = shift(unit * BoxMinima.MOST * images.width() * images.height());
    this.errorsOfClass = new FeatureErrors[images.classes()][];
    int most = most(images.size());
    this.queries = new QueryFeatures(cells, grid, most);
    int length = grid.windows() * kernel.lanes();
    this.ofBlock = new BlockMinima(images, groups, cells, grid, kernel, most);
    this.leastOfClass = new short[most][groups.count()][length];
    this.partOfLeast = new short[most][groups.count()][length];
    this.promising = new PromisingImages(images, groups, grid, kernel, most);
    this.sums = new GroupMinima(groups, grid, unit, cells.scale());
    this.ofSet = new short[length];
    this.weights = IntStream.range(0, grid.windows()).map(grid::weight).toArray();
    this.totals = new int[kernel.lanes()];
    this.bounds = new int[groups.sets()][most][];
    for (int set = 0; set < bounds.length; set++) {
      if (indexes.get(set) != null) {
        Arrays.setAll(bounds[set], sizes(indexes.get(set)));
      }
    }
    this.ofClasses = new long[images.classes()][groups.sets()][most];
  }

  private static IntFunction<int[]> sizes(ImageIndex index) {
    return query -> new int[index.size()];
  }

  /** The least right shift by which numbers up to this one fit 31 bits. */
  private static int shift(double most) {
    return Math.max(0, Math.getExponent(most) + 2 - Integer.SIZE);
  }

  /** The most queries at once among this many training images. */
  public static int most(int images) {
    return Math.clamp(MOST_BYTES / ((long) images * Integer.BYTES), 1, MOST_QUERIES);
  }

  @Override
  public int most() {
    return queries.most();
  }

  /** Bounds are in units of {@code 2^shift}. */
  public int shift() {
    return shift;
  }

  /** A set's bounds of all images, as {@link ImageIndex} numbers them, until the next queries. */
  public int[] of(int set, int query) {
    return bounds[set][query];
  }

  /** Bounds all training images. */
  @Override
  public void begin(byte[][] pixels, int number) {
    count = number;
    queries.begin(pixels, count);
    for (int label = 0; label < images.classes(); label++) {
      boundImages(label);
    }
  }

  @Override
  public void bound(int label, long[][] lower) {
    for (int set = 0; set < groups.sets(); set++) {
      System.arraycopy(ofClasses[label][set], 0, lower[set], 0, count);
    }
  }

  /** Those whose cells are nearest in most windows, over all sets, of the images that all have. */
  @Override
  public List<byte[]> promising(int label, int query) {
    return promising.blocks(label, query);
  }

  private void boundImages(int label) {
    boolean isNew = errorsOfClass[label] == null;
    if (isNew) {
      errorsOfClass[label] = FeatureErrors.of(grid, groups.count());
    }
    for (int query = 0; query < count; query++) {
      GroupMinima.clear(leastOfClass[query]);
    }
    for (int i = 0; i < images.of(label).size(); i++) {
      Block block = images.of(label).get(i);
      ofBlock.compare(block, queries, count, isNew ? errorsOfClass[label] : null);
      for (int query = 0; query < count; query++) {
        for (int part = 0; part < ofBlock.parts(block); part++) {
          lower(query, block, part, i * ofBlock.parts() + part);
          total(query, block, part, label);
        }
      }
    }
    for (int query = 0; query < count; query++) {
      boundClass(label, query);
      promising.choose(label, query, leastOfClass[query], partOfLeast[query]);
      for (int set = 0; set < groups.sets(); set++) {
        if (indexes.get(set) != null) {
          roundDown(label, set, query);
        }
      }
    }
    operations += (long) images.size(label) * ofBlock.extensions() * count * operationsEach();
  }

  /** Lowers the minima of a class by those of a part of a block. */
  private void lower(int query, Block block, int part, int number) {
    for (int group = groups.start(block.part()); group < groups.start(block.part() + 1); group++) {
      kernel.lower(
          leastOfClass[query][group],
          ofBlock.of(query, group, block, part),
          partOfLeast[query][group],
          number);
    }
  }

  /** Adds up the minima of some images, for the sets whose images are bounded. */
  private void total(int query, Block block, int part, int label) {
    int from = part * kernel.lanes();
    int some = Math.min(kernel.lanes(), block.images() - from);
    for (int set = 0; set < groups.sets(); set++) {
      if (indexes.get(set) != null && groups.hasPart(set, block.part())) {
        Arrays.fill(ofSet, (short) BoxMinima.MOST);
        for (int group = groups.start(block.part());
            group < groups.start(block.part() + 1);
            group++) {
          if (groups.isIn(set, group)) {
            kernel.lower(ofSet, ofBlock.of(query, group, block, part));
          }
        }
        kernel.total(ofSet, weights, totals);
        int first = indexes.get(set).start(label) + block.place() + from;
        System.arraycopy(totals, 0, bounds[set][query], first, some);
      }
    }
  }

  private void boundClass(int label, int query) {
    sums.set(leastOfClass[query], kernel, errorsOfClass[label], queries.errors(query));
    for (int set = 0; set < groups.sets(); set++) {
      ofClasses[label][set][query] = sums.bound(set);
    }
  }

  /** The length of the vector of errors of all windows, in grey values. */
  private double length(int set, int label, FeatureErrors ofQuery) {
    double sum = 0;
    for (int window = 0; window < grid.windows(); window++) {
      double greatest = 0;
      for (int group = 0; group < groups.count(); group++) {
        if (groups.isIn(set, group)) {
          greatest = Math.max(greatest, errorsOfClass[label][group].of(window));
        }
      }
      double error = greatest + ofQuery.of(window);
      sum += grid.weight(window) * error * error;
    }
    return Math.sqrt(sum) * cells.scale();
  }

  private void roundDown(int label, int set, int query) {
    double error = length(set, label, queries.errors(query));
    ImageIndex index = indexes.get(set);
    int[] ofImages = bounds[set][query];
    for (int image = index.start(label); image < index.start(label + 1); image++) {
      double root = Math.sqrt(ofImages[image] * unit) * GroupMinima.ROUNDED_DOWN;
      double length = Math.max(0, root - error);
      ofImages[image] = (int) ((long) (length * length * GroupMinima.ROUNDED_DOWN) >> shift);
    }
  }

  /** As of {@link CellBound}, and two to add up each window. */
  private long operationsEach() {
    return 7L * grid.area() + 5L * grid.windows() + 2L * grid.windows() / ofBlock.extensions();
  }

  @Override
  public long operations() {
    return operations;
  }
}
