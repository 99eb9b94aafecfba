package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts.Block;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Bounds of the classes' distances for many queries at once, from pixels in 16 bits. All queries
 * are compared with a block while it is in the processor's cache. Owns scratch memory; not
 * thread-safe.
 */
public final class PixelBound {

  private final TrainingParts images;
  private final VariantGroups groups;
  private final BlockVariants variants;
  private final PixelSums sums;
  private final int[][] queries;

  /** By query and group. */
  private final short[][][] minima;

  /** By group and window. */
  private final int[][] least;

  /**
   * Allocates its memory.
   *
   * @param most number of queries
   * @param together how many of them are compared with a block while it is in the cache
   */
  public PixelBound(
      TrainingParts images, VariantGroups groups, PixelSums sums, int most, int together) {
    this.images = images;
    this.groups = groups;
    this.variants = new BlockVariants(groups.all(), images.width(), images.height());
    this.sums = sums;
    this.queries = new int[most][sums.grid().area()];
    this.minima = new short[together][groups.count()][sums.length()];
    this.least = new int[groups.count()][sums.grid().windows()];
  }

  /**
   * Bounds of a class's distance.
   *
   * @param lower never too great
   * @param upper never too small
   */
  public record Bound(long lower, long upper) {}

  /** Sets a query for the following bounds. */
  public void begin(int query, byte[] pixels) {
    PixelSums.set(pixels, queries[query]);
  }

  /**
   * Compares a class with some queries.
   *
   * @param some their indices
   * @param wanted for each index the groups of images to compare with, as bits, at least one
   * @param count number of indices
   * @return by index and set; null for sets that have other groups, too
   */
  public Bound[][] bound(int label, int[] some, int[] wanted, int count) {
    Bound[][] bounds = new Bound[count][groups.sets()];
    for (int from = 0; from < count; from += minima.length) {
      int end = Math.min(count, from + minima.length);
      compare(label, Arrays.copyOfRange(some, from, end), Arrays.copyOfRange(wanted, from, end));
      for (int i = from; i < end; i++) {
        bound(minima[i - from], wanted[i], bounds[i]);
      }
    }
    return bounds;
  }

  /**
   * Upper bounds of a class's distances, from some of the images that all sets have.
   *
   * @param blocks images of part 0
   * @return by set
   */
  public long[] upper(List<byte[]> blocks, int query) {
    GroupMinima.clear(minima[0]);
    for (byte[] block : blocks) {
      for (int variant = 0; variant < variants.count(); variant++) {
        byte[] pixels = variants.of(block, variant);
        sums.update(pixels, TrainingBlocks.LANES, queries[query], minima[0][groups.of(0, variant)]);
      }
    }
    Bound[] bounds = new Bound[groups.sets()];
    bound(minima[0], groups.everyGroup(), bounds);
    return Arrays.stream(bounds).mapToLong(Bound::upper).toArray();
  }

  private void compare(int label, int[] some, int[] wanted) {
    for (int i = 0; i < some.length; i++) {
      GroupMinima.clear(minima[i]);
    }
    int any = Arrays.stream(wanted).reduce(0, (one, other) -> one | other);
    for (Block block : images.of(label)) {
      for (int variant = 0; variant < variants.count(); variant++) {
        int group = groups.of(block.part(), variant);
        if (group != VariantGroups.NONE && (any >> group & 1) != 0) {
          compare(block, variant, group, some, wanted);
        }
      }
    }
  }

  private void compare(Block block, int variant, int group, int[] some, int[] wanted) {
    byte[] pixels = variants.of(block.pixels(), variant);
    for (int j = 0; j < some.length; j++) {
      if ((wanted[j] >> group & 1) != 0) {
        sums.update(pixels, block.images(), queries[some[j]], minima[j][group]);
      }
    }
  }

  private void bound(short[][] ofGroups, int wanted, Bound[] bounds) {
    for (int group = 0; group < least.length; group++) {
      for (int window = 0; window < least[group].length; window++) {
        least[group][window] = sums.kernel().least(ofGroups[group], window);
      }
    }
    for (int set = 0; set < bounds.length; set++) {
      bounds[set] = (groups.ofSet(set) & ~wanted) == 0 ? bound(set) : null;
    }
  }

  /** Without an upper bound if the sum of a window stopped. */
  private Bound bound(int set) {
    WindowGrid grid = sums.grid();
    long sum = 0;
    boolean stopped = false;
    for (int window = 0; window < grid.windows(); window++) {
      int here = least(set, window);
      stopped |= here == BoxMinima.MOST && grid.weight(window) > 0;
      sum += (long) grid.weight(window) * here;
    }
    long lower = sum << sums.shift();
    return new Bound(lower, stopped ? Long.MAX_VALUE : lower + sums.gap());
  }

  private int least(int set, int window) {
    int here = BoxMinima.MOST;
    for (int group = 0; group < least.length; group++) {
      here = groups.isIn(set, group) ? Math.min(here, least[group][window]) : here;
    }
    return here;
  }

  /**
   * Elementary operations so far; see {@link
   * dev.weir.classifiers.internal.wnn.minima.WindowNearest#operations}.
   */
  public long operations() {
    return sums.operations();
  }
}
