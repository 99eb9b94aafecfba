package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.PixelMinima;
import java.util.Arrays;
import java.util.List;

/**
 * Bounds of the classes' distances for many queries at once, from pixels in 16 bits. All queries
 * are compared with a block while it is in the processor's cache. Owns scratch memory; not
 * thread-safe.
 */
final class PixelBound {

  private final TrainingBlocks images;
  private final BlockVariants variants;
  private final PixelSums sums;
  private final int[][] queries;
  private final short[][] minima;

  /**
   * Allocates its memory.
   *
   * @param most number of queries
   * @param together how many of them are compared with a block while it is in the cache
   */
  PixelBound(TrainingSet set, Extension extension, PixelSums sums, int most, int together) {
    this.images = set.images();
    this.variants = new BlockVariants(extension, set.width(), set.height());
    this.sums = sums;
    this.queries = new int[most][sums.grid().area()];
    this.minima = new short[together][sums.length()];
  }

  /**
   * Bounds of a class's distance.
   *
   * @param lower never too great
   * @param upper never too small
   */
  record Bound(long lower, long upper) {}

  /** Sets a query for the following bounds. */
  void begin(int query, byte[] pixels) {
    PixelSums.set(pixels, queries[query]);
  }

  /**
   * Compares a class with some queries.
   *
   * @param some their indices
   * @param count number of indices
   * @return one per index
   */
  Bound[] bound(int label, int[] some, int count) {
    Bound[] bounds = new Bound[count];
    for (int from = 0; from < count; from += minima.length) {
      int end = Math.min(count, from + minima.length);
      compare(label, Arrays.copyOfRange(some, from, end));
      for (int i = from; i < end; i++) {
        bounds[i] = bound(minima[i - from]);
      }
    }
    return bounds;
  }

  private void compare(int label, int[] some) {
    for (int i = 0; i < some.length; i++) {
      Arrays.fill(minima[i], (short) BoxMinima.MOST);
    }
    List<byte[]> blocks = images.of(label);
    for (int i = 0; i < blocks.size() * variants.count(); i++) {
      int block = i / variants.count();
      byte[] pixels = variants.of(blocks.get(block), i % variants.count());
      for (int j = 0; j < some.length; j++) {
        sums.update(pixels, images.imagesIn(label, block), queries[some[j]], minima[j]);
      }
    }
  }

  /** Without an upper bound if the sum of a window stopped. */
  private Bound bound(short[] least) {
    PixelMinima kernel = sums.kernel();
    WindowGrid grid = sums.grid();
    long sum = 0;
    boolean stopped = false;
    for (int window = 0; window < grid.windows(); window++) {
      int here = kernel.least(least, window);
      stopped |= here == BoxMinima.MOST && grid.weight(window) > 0;
      sum += (long) grid.weight(window) * here;
    }
    long lower = sum << sums.shift();
    return new Bound(lower, stopped ? Long.MAX_VALUE : lower + sums.gap());
  }

  /** Elementary operations so far; see {@link WindowNearest#operations}. */
  long operations() {
    return sums.operations();
  }
}
