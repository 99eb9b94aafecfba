package dev.weir.classifiers.internal.wnn.variants;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import java.util.Arrays;

/**
 * Rotates or scales the images of a block. Each pixel of the result is a weighted sum of pixels of
 * the image; pixels outside the frame count as 0.
 *
 * <p>Defined to the bit, on every platform: positions of rotated pixels are computed with {@link
 * StrictMath} and rounded to 2^-20 pixels; weights are rounded to 2^-20; the sum of their products
 * with grey values is rounded to the nearest integer, halves up, and clamped to 0 to 255. Scratch
 * memory is the caller's; otherwise immutable.
 */
final class PixelMap {

  private static final int LANES = TrainingBlocks.LANES;
  private static final int BITS = 20;
  private static final int HALF = 1 << (BITS - 1);

  /** For each pixel of the result, the index of its first source; one more at the end. */
  private final int[] starts;

  private final int[] sources;
  private final int[] weights;

  /** Collects the sources of one pixel of the result after the other. */
  private static final class Builder {

    private final int width;
    private final int height;
    private final int[] starts;
    private int[] sources = new int[64];
    private int[] weights = new int[64];
    private int pixels;
    private int count;

    Builder(int width, int height) {
      this.width = width;
      this.height = height;
      this.starts = new int[width * height + 1];
    }

    /** Adds a source of the current pixel, unless its weight rounds to 0 or it lies outside. */
    void add(int x, int y, double weight) {
      int fixed = (int) Math.rint(Math.scalb(weight, BITS));
      if (fixed == 0 || x < 0 || x >= width || y < 0 || y >= height) {
        return;
      }
      if (count == sources.length) {
        sources = Arrays.copyOf(sources, 2 * count);
        weights = Arrays.copyOf(weights, 2 * count);
      }
      sources[count] = (y * width + x) * LANES;
      weights[count++] = fixed;
    }

    /** Goes to the next pixel. */
    void next() {
      starts[++pixels] = count;
    }
  }

  private PixelMap(Builder built) {
    this.starts = built.starts;
    this.sources = Arrays.copyOf(built.sources, built.count);
    this.weights = Arrays.copyOf(built.weights, built.count);
  }

  private static double snapped(double position) {
    return Math.scalb(Math.rint(Math.scalb(position, BITS)), -BITS);
  }

  /** Rotates counterclockwise about the centre of the frame. */
  static PixelMap rotation(int width, int height, int degrees, Taps taps) {
    double sine = StrictMath.sin(StrictMath.toRadians(degrees));
    double cosine = StrictMath.cos(StrictMath.toRadians(degrees));
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    Builder builder = new Builder(width, height);
    for (int k = 0; k < width * height; k++) {
      int row = k / width;
      double right = k % width - middleX;
      double down = row - middleY;
      double x = snapped(middleX + cosine * right - sine * down);
      double y = snapped(middleY + sine * right + cosine * down);
      addAround(x, y, taps, builder);
      builder.next();
    }
    return new PixelMap(builder);
  }

  private static void addAround(double x, double y, Taps taps, Builder builder) {
    int firstX = taps.first(x);
    int firstY = taps.first(y);
    for (int fromY = firstY; fromY < firstY + taps.count(); fromY++) {
      for (int fromX = firstX; fromX < firstX + taps.count(); fromX++) {
        builder.add(fromX, fromY, taps.weight(x - fromX) * taps.weight(y - fromY));
      }
    }
  }

  /** Scales the width of the centre, {@link CentreScaling}; rows outside the centre become 0. */
  static PixelMap ofWidth(int width, int height, int percent, Taps taps) {
    double[][] columns = new CentreScaling(width, percent).weights(taps);
    int margin = new CentreScaling(height, percent).margin();
    Builder builder = new Builder(width, height);
    for (int k = 0; k < width * height; k++) {
      int y = k / width;
      for (int x = 0; x < width && y >= margin && y < height - margin; x++) {
        builder.add(x, y, columns[k % width][x]);
      }
      builder.next();
    }
    return new PixelMap(builder);
  }

  /**
   * Scales the height of the centre, {@link CentreScaling}; columns outside the centre become 0.
   */
  static PixelMap ofHeight(int width, int height, int percent, Taps taps) {
    double[][] rows = new CentreScaling(height, percent).weights(taps);
    int margin = new CentreScaling(width, percent).margin();
    Builder builder = new Builder(width, height);
    for (int k = 0; k < width * height; k++) {
      int x = k % width;
      for (int y = 0; y < height && x >= margin && x < width - margin; y++) {
        builder.add(x, y, rows[k / width][y]);
      }
      builder.next();
    }
    return new PixelMap(builder);
  }

  /** Memory in bytes. */
  long bytes() {
    return Integer.BYTES * ((long) starts.length + sources.length + weights.length);
  }

  /**
   * Makes the images of a block.
   *
   * @param sums scratch, {@value TrainingBlocks#LANES} long
   * @param result output, another block
   */
  void apply(byte[] block, int[] sums, byte[] result) {
    for (int k = 0; k < starts.length - 1; k++) {
      int start = starts[k];
      int end = starts[k + 1];
      if (end == start) {
        Arrays.fill(result, k * LANES, (k + 1) * LANES, (byte) 0);
      } else if (end == start + 1 && weights[start] == 1 << BITS) {
        System.arraycopy(block, sources[start], result, k * LANES, LANES);
      } else {
        add(block, start, end, sums);
        round(sums, result, k * LANES);
      }
    }
  }

  private void add(byte[] block, int start, int end, int[] sums) {
    Arrays.fill(sums, HALF);
    for (int tap = start; tap < end; tap++) {
      int weight = weights[tap];
      int source = sources[tap];
      for (int lane = 0; lane < LANES; lane++) {
        sums[lane] += weight * (block[source + lane] & 0xff);
      }
    }
  }

  private static void round(int[] sums, byte[] result, int to) {
    for (int lane = 0; lane < LANES; lane++) {
      result[to + lane] = (byte) Math.min(255, Math.max(0, sums[lane] >> BITS));
    }
  }
}
