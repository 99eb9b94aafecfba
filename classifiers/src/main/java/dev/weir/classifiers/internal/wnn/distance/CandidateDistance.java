package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.simd.IntLanes;
import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.minima.BlockBounds;
import dev.weir.classifiers.internal.wnn.minima.ShortWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.WindowNearest;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.Arrays;
import java.util.List;

/**
 * The same sums as exact {@link PixelDistance}, for squares only, several times faster: 16-bit
 * lower bounds are computed for every window of every image, and only images whose bound is below
 * the window's least distance so far are measured exactly.
 *
 * <p>Blocks are processed in batches of at most {@value #MOST_KEPT}, limited to {@value
 * #BYTES_KEPT} bytes of bounds, which stay in the processor's cache. In each window the image with
 * the least bound is measured first: its distance excludes most others.
 */
public final class CandidateDistance implements ClassDistance {

  private static final int BYTES_KEPT = 1 << 20;

  private static final int MOST_KEPT = 32;
  private static final long ALL = -1;

  /** Lanes whose images are measured at once. */
  private static final int LANES_MEASURED = IntLanes.IMAGES / 2;

  /**
   * Operations of measuring, per pixel of an image, beyond which comparing all pixels is faster: on
   * images whose differences are small or noise, bounds exclude little.
   */
  private static final long MOST_MEASURED = 48;

  private final ShortLanes lanes;
  private final TrainingBlocks images;
  private final WindowGrid grid;
  private final BlockBounds minima;
  private final int costShift;
  private final ExactWindow exact;
  private final WindowNearest all;
  private final BlockVariants variants;
  private final short[][] bounds;

  /** The blocks before shifting if they are only shifted, otherwise copies of their variants. */
  private final byte[][] blocks;

  private final byte[][] copies;
  private final long[][] inked;
  private final long[][] costly;
  private final boolean[] masked;

  /** The greatest difference that adds nothing to a bound. */
  private final byte free;

  private final byte[] query;
  private int from;
  private int kept;

  public CandidateDistance(
      ShortLanes lanes,
      IntLanes ints,
      TrainingSet set,
      Extension extension,
      BlockBounds minima,
      CellCosts costs,
      WindowNearest all) {
    this.lanes = lanes;
    this.images = set.images();
    this.grid = minima.grid();
    this.minima = minima;
    this.costShift = costs.shift();
    this.exact = new ExactWindow(ints, grid);
    this.all = all;
    this.variants = new BlockVariants(extension, set.width(), set.height());
    int length = grid.windows() * lanes.lanes();
    this.bounds = new short[Math.clamp(BYTES_KEPT / (length * Short.BYTES), 1, MOST_KEPT)][length];
    this.blocks = new byte[bounds.length][];
    this.copies = new byte[bounds.length][];
    this.inked = new long[bounds.length][grid.area()];
    this.costly = new long[bounds.length][grid.area()];
    this.masked = new boolean[bounds.length];
    this.free = (byte) costs.free();
    this.query = new byte[grid.area()];
  }

  @Override
  public void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
    minima.begin(query);
    exact.begin(query);
  }

  @Override
  public long of(int label, long[] rest, long limit) {
    return Arrays.stream(terms(label)).sum();
  }

  @Override
  public long[] terms(int label) {
    int[] least = least(label);
    long[] terms = new long[least.length];
    for (int window = 0; window < least.length; window++) {
      terms[window] = (long) grid.weight(window) * least[window];
    }
    return terms;
  }

  @Override
  public void windows(int label, long[] distances) {
    int[] least = least(label);
    for (int pixel = 0; pixel < distances.length; pixel++) {
      distances[pixel] = grid.isKept(pixel) ? least[grid.windowOf(pixel)] : 0;
    }
  }

  /** The least distance in each window that counts. */
  private int[] least(int label) {
    int[] least = new int[grid.windows()];
    Arrays.fill(least, Integer.MAX_VALUE);
    int count = images.of(label).size() * variants.count();
    boolean worthwhile = true;
    for (from = 0; from < count && worthwhile; from += kept) {
      kept = Math.min(bounds.length, count - from);
      long before = exact.operations();
      bound(label);
      for (int window = 0; window < least.length; window++) {
        if (grid.weight(window) > 0) {
          least[window] = least(window, least[window]);
        }
      }
      long pixels = (long) kept * TrainingBlocks.LANES * grid.area();
      worthwhile = exact.operations() - before <= MOST_MEASURED * pixels;
    }
    compareRest(label, count, least);
    return least;
  }

  /** Compares all pixels of the blocks that have not been bounded. */
  private void compareRest(int label, int count, int[] least) {
    if (from >= count) {
      return;
    }
    all.begin(query);
    for (int i = from; i < count; i++) {
      int block = i / variants.count();
      byte[] made = variants.of(images.of(label).get(block), i % variants.count());
      all.update(made, images.imagesIn(label, block), 0, 0, grid.down().windows());
    }
    for (int window = 0; window < least.length; window++) {
      least[window] = (int) Math.min(least[window], all.least(window));
    }
  }

  @Override
  public long operations() {
    return minima.operations() + exact.operations() + all.operations();
  }

  private void bound(int label) {
    List<byte[]> all = images.of(label);
    for (int i = 0; i < kept; i++) {
      int block = (from + i) / variants.count();
      byte[] made = variants.of(all.get(block), variant(i));
      blocks[i] = isOnlyShifted(i) ? all.get(block) : copied(made, i);
      masked[i] = false;
      minima.boundBlock(made, images.imagesIn(label, block), bounds[i]);
    }
  }

  private byte[] copied(byte[] block, int i) {
    if (copies[i] == null) {
      copies[i] = new byte[block.length];
    }
    System.arraycopy(block, 0, copies[i], 0, block.length);
    return copies[i];
  }

  private int variant(int i) {
    return (from + i) % variants.count();
  }

  private boolean isOnlyShifted(int i) {
    return variant(i) < variants.shiftedOnly();
  }

  private int right(int i) {
    return isOnlyShifted(i) ? variants.right(variant(i)) : 0;
  }

  private int below(int i) {
    return isOnlyShifted(i) ? variants.down(variant(i)) : 0;
  }

  /** The least distance in a window over previous batches and the current one. */
  private int least(int window, int before) {
    short first = lanes.least(bounds, kept, at(window));
    if (first > most(before)) {
      return before;
    }
    return first == Short.MIN_VALUE
        ? measureRest(window, (short) (first + 1), measureUnbounded(window, before))
        : measureRest(window, first, measureFirst(window, first, before));
  }

  /** Measures images with the least bound in a window. */
  private int measureFirst(int window, short first, int before) {
    for (int i = 0; i < kept; i++) {
      long left = lanes.equal(bounds[i], at(window), first);
      if (left != 0) {
        return measure(i, left, window, first, before);
      }
    }
    throw new AssertionError("no bound is the least");
  }

  /** Measures the remaining images whose bound is at least {@code from} and that may be nearer. */
  private int measureRest(int window, short from, int before) {
    int least = before;
    short most = (short) Math.max(most(least), Short.MIN_VALUE);
    for (int i = 0; i < kept && from <= most; i++) {
      long left = lanes.between(bounds[i], at(window), from, most);
      if (left != 0) {
        least = measure(i, left, window, from, least);
        most = (short) Math.max(most(least), Short.MIN_VALUE);
      }
    }
    return least;
  }

  /** The greatest bound for which a smaller distance is possible. */
  private int most(int distance) {
    long units = ((long) distance + (1L << costShift) - 1) >> costShift;
    return (int) Math.min(units - 1, ShortWindowNearest.BOUND) + Short.MIN_VALUE;
  }

  /** Measures images of a block in a window while a smaller distance is possible. */
  private int measure(int i, long some, int window, short bound, int before) {
    int least = before;
    for (long left = some; left != 0 && bound <= most(least); ) {
      int group = Long.numberOfTrailingZeros(left) / LANES_MEASURED;
      left &= ~(((1L << LANES_MEASURED) - 1) << (group * LANES_MEASURED));
      for (int lane = 0; lane < TrainingBlocks.LANES; lane += lanes.images()) {
        least = Math.min(least, measure(i, lane + group * IntLanes.IMAGES, window));
      }
    }
    return least;
  }

  private int measure(int i, int image, int window) {
    return exact.least(blocks[i], image, window, right(i), below(i));
  }

  /** Measures the images whose bound in a window is 0. */
  private int measureUnbounded(int window, int before) {
    int least = before;
    for (int i = 0; i < kept && least > 0; i++) {
      long unbounded = lanes.equal(bounds[i], at(window), Short.MIN_VALUE);
      if (unbounded != 0) {
        least = measureUnbounded(i, unbounded, window, least);
      }
    }
    return least;
  }

  /**
   * If the query only has a faint fringe in the window, most images of a class have a bound of 0
   * there; but nearly all of them are blank there, and so have the same distance. A lane has the
   * bound of its nearest image, so the others of such a lane are bounded by their costly pixels.
   *
   * @param unbounded lanes with a bound of 0
   */
  private int measureUnbounded(int i, long unbounded, int window, int before) {
    if (!masked[i]) {
      masked[i] = true;
      byte[] made = isOnlyShifted(i) ? variants.of(blocks[i], variant(i)) : blocks[i];
      lanes.masks(made, query, free, inked[i], costly[i]);
    }
    long inkedHere = exact.any(inked[i], window);
    int least = inkedHere == ALL ? before : Math.min(before, exact.ofEmpty(window));
    long costlyHere = least == 0 ? ALL : exact.any(costly[i], window);
    least = measureGroups(i, inkedHere & ~costlyHere, window, least);
    int units = most(least) - Short.MIN_VALUE;
    if (units < 1) {
      return least;
    }
    long others = inkedHere & costlyHere & lanes.imagesOf(unbounded);
    return others == 0
        ? least
        : measureGroups(i, others & exact.few(costly[i], window, units), window, least);
  }

  /** Measures images of a block, with the others of their groups. */
  private int measureGroups(int i, long some, int window, int before) {
    int least = before;
    for (long left = some; left != 0; ) {
      int group = Long.numberOfTrailingZeros(left) / IntLanes.IMAGES;
      left &= ~(((1L << IntLanes.IMAGES) - 1) << (group * IntLanes.IMAGES));
      least = Math.min(least, measure(i, group * IntLanes.IMAGES, window));
    }
    return least;
  }

  private int at(int window) {
    return window * lanes.lanes();
  }
}
