package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts.Block;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
 *
 * <p>The kernel's minima are shared by images that are a number of lanes apart. A block of images
 * is therefore split into parts of as many images as there are lanes, and each part is compared
 * with several of its extensions side by side, so that only those share a minimum.
 */
public final class ImageBounds implements ClassBounds {

  private static final int LANES = TrainingBlocks.LANES;

  /** More queries make extensions cheaper. */
  private static final int MOST_QUERIES = 128;

  /** Bytes of all bounds for a set. */
  private static final int MOST_BYTES = 64 << 20;

  /** Extensions of a block that fit the cache with the minima of a query. */
  private static final int EXTENSIONS = 8;

  /** Images of a class that are enough to bound its distance from above. */
  private static final int PROMISING = 2 * LANES;

  private final TrainingParts images;

  /** By set; null if only its classes are bounded. */
  private final List<ImageIndex> indexes;

  private final VariantGroups groups;
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

  /** By class and group; null until its images have been seen. */
  private final FeatureErrors[][] errorsOfClass;

  private final QueryFeatures queries;

  /** By query, group among those of the block's images, and part of a block. */
  private final short[][][][] minima;

  /** Those of a class so far, by query and group. */
  private final short[][][] leastOfClass;

  /** Which part of the class's blocks each of these is from. */
  private final short[][][] partOfLeast;

  /** By class and query. */
  private final int[][][] nearestPlaces;

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
    this.variants = new BlockVariants(groups.all(), images.width(), images.height());
    this.grid = grid;
    this.cells = new CellFeatures(images.width(), images.height(), brightest);
    int right = CellFeatures.shift(grid.largest());
    this.kernel = vectors.cells(grid.across().boxes(), grid.down().boxes(), right);
    this.unit = Math.scalb(cells.scale() * cells.scale(), right);
    this.shift = shift(unit * BoxMinima.MOST * images.width() * images.height());
    this.parts = LANES / kernel.lanes();
    this.features = new short[grid.area() * LANES];
    this.packed = new short[parts][EXTENSIONS / parts][features.length];
    this.errors = new int[grid.area() * LANES];
    this.errorsOfClass = new FeatureErrors[images.classes()][];
    int most = most(images.size());
    this.queries = new QueryFeatures(cells, grid, most);
    int length = grid.windows() * kernel.lanes();
    this.minima = new short[most][groups.mostOfPart()][parts][length];
    this.leastOfClass = new short[most][groups.count()][length];
    this.partOfLeast = new short[most][groups.count()][length];
    this.nearestPlaces = new int[images.classes()][most][];
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
    int[] places = nearestPlaces[label][query];
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < places.length; from += LANES) {
      blocks.add(
          block(label, Arrays.copyOfRange(places, from, Math.min(places.length, from + LANES))));
    }
    return blocks;
  }

  private byte[] block(int label, int[] places) {
    byte[] block = new byte[images.of(label).getFirst().pixels().length];
    for (int lane = 0; lane < LANES; lane++) {
      int place = places[lane % places.length];
      byte[] from = images.of(label).get(place / LANES).pixels();
      TrainingBlocks.copy(from, place % LANES, block, lane);
    }
    return block;
  }

  /**
   * The images of a class that are nearest in some windows, those in most windows first. Images
   * that only some sets have are left out: they would be no upper bounds of the others.
   */
  private int[] nearestPlaces(int label, int query) {
    long[] votes = new long[images.of(label).size() * LANES];
    for (int window = 0; window < grid.windows(); window++) {
      for (int set = 0; set < groups.sets(); set++) {
        int nearest = nearestPlace(query, set, window);
        boolean isImage = nearest % LANES < images.of(label).get(nearest / LANES).images();
        votes[isImage ? nearest : nearest / LANES * LANES] += weights[window];
      }
    }
    return IntStream.range(0, votes.length)
        .filter(place -> votes[place] > 0 && images.of(label).get(place / LANES).part() == 0)
        .boxed()
        .sorted(Comparator.comparingLong(place -> -votes[place]))
        .limit(PROMISING)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int nearestPlace(int query, int set, int window) {
    int least = BoxMinima.MOST;
    int nearest = 0;
    for (int group = 0; group < groups.start(1); group++) {
      for (int at = window * kernel.lanes(); at < (window + 1) * kernel.lanes(); at++) {
        int here = leastOfClass[query][group][at] & BoxMinima.MOST;
        if (groups.isIn(set, group) && here < least) {
          least = here;
          int part = partOfLeast[query][group][at] & 0xffff;
          nearest = part * kernel.lanes() + at % kernel.lanes();
        }
      }
    }
    return nearest;
  }

  private void boundImages(int label) {
    boolean isNew = errorsOfClass[label] == null;
    if (isNew) {
      errorsOfClass[label] = FeatureErrors.of(grid, groups.count());
    }
    for (int query = 0; query < count; query++) {
      clear(leastOfClass[query]);
    }
    for (int i = 0; i < images.of(label).size(); i++) {
      Block block = images.of(label).get(i);
      int some = Math.ceilDiv(block.images(), kernel.lanes());
      compare(block, some, isNew ? errorsOfClass[label] : null);
      for (int query = 0; query < count; query++) {
        for (int part = 0; part < some; part++) {
          lower(query, block, part, i * parts + part);
          total(query, block, part, label);
        }
      }
    }
    for (int query = 0; query < count; query++) {
      boundClass(label, query);
      nearestPlaces[label][query] = nearestPlaces(label, query);
      for (int set = 0; set < groups.sets(); set++) {
        if (indexes.get(set) != null) {
          roundDown(label, set, query);
        }
      }
    }
    operations += (long) images.size(label) * variants.count() * count * operationsEach();
  }

  private static void clear(short[][] minima) {
    for (short[] each : minima) {
      Arrays.fill(each, (short) BoxMinima.MOST);
    }
  }

  /**
   * Compares the first parts of a block with all queries.
   *
   * @param errorsHere collects errors by group; null if they are known
   */
  private void compare(Block block, int some, FeatureErrors[] errorsHere) {
    for (int query = 0; query < count; query++) {
      for (short[][] ofGroup : minima[query]) {
        clear(ofGroup);
      }
    }
    for (int from = 0; from < variants.count(); ) {
      int group = groups.of(block.part(), from);
      int end = endOfSame(block.part(), from);
      if (group != VariantGroups.NONE) {
        for (int variant = from; variant < end; variant++) {
          make(block, variant, variant - from, errorsHere);
        }
        int packs = Math.ceilDiv(end - from, parts);
        pack(end - from - 1, packs * parts);
        for (int query = 0; query < count; query++) {
          compare(queries.of(query), ofGroup(query, group, block.part()), some, packs);
        }
      }
      from = end;
    }
  }

  /** The end of the extensions that can be compared side by side: those of the same group. */
  private int endOfSame(int part, int from) {
    int end = from + 1;
    while (end < Math.min(from + EXTENSIONS, variants.count())
        && groups.of(part, end) == groups.of(part, from)) {
      end++;
    }
    return end;
  }

  private short[][] ofGroup(int query, int group, int part) {
    return minima[query][group - groups.start(part)];
  }

  /** Makes an extension of a block, and puts its features into a place. */
  private void make(Block block, int variant, int place, FeatureErrors[] errorsHere) {
    cells.ofBlock(
        variants.of(block.pixels(), variant), features, errorsHere == null ? null : errors);
    pack(place, place + 1);
    if (errorsHere != null) {
      errorsHere[groups.of(block.part(), variant)].add(errors, LANES);
    }
  }

  private void compare(int[] query, short[][] least, int some, int packs) {
    for (int part = 0; part < some; part++) {
      for (int i = 0; i < packs; i++) {
        kernel.update(packed[part][i], query, least[part]);
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

  /** Lowers the minima of a class by those of a part of a block. */
  private void lower(int query, Block block, int part, int number) {
    for (int group = groups.start(block.part()); group < groups.start(block.part() + 1); group++) {
      kernel.lower(
          leastOfClass[query][group],
          ofGroup(query, group, block.part())[part],
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
            kernel.lower(ofSet, ofGroup(query, group, block.part())[part]);
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
    return 7L * grid.area() + 5L * grid.windows() + 2L * grid.windows() / variants.count();
  }

  @Override
  public long operations() {
    return operations;
  }
}
