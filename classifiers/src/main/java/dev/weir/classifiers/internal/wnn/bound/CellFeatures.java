package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;

/**
 * Two features of each whole cell of 2 x 2 pixels, in 8 bits each: twice its mean, and the length
 * of what is left of its four pixels when the mean is taken off. The squared distance of two cells
 * is four times the squared difference of their means, plus the squared distance of what is left,
 * which is at least the squared difference of the lengths.
 *
 * <p>Worked example: the cells (0, 0, 200, 200) and (100, 100, 100, 100) have the means 100 and 100
 * and the lengths 200 and 0: the features bound the squared distance of 40,000 by 40,000, the means
 * alone by 0.
 *
 * <p>Features are rounded, so they are wrong by up to half a unit. Over a window the errors form a
 * vector, and by the triangle inequality the distance is at least that of the rounded features less
 * the length of both images' errors.
 */
final class CellFeatures {

  /** Units of a squared error per 1. */
  static final double ERROR_UNITS = 1024;

  /**
   * The longest pair of differences, in units: with rounding it is less than the root of 2^16, so
   * that a cell's squares fit 16 bits.
   */
  private static final double LONGEST = 252.5;

  /** Longest squares after rounding, which adds up to one unit to each feature. */
  private static final double LARGEST = (LONGEST + Math.sqrt(2)) * (LONGEST + Math.sqrt(2));

  private static final int LANES = TrainingBlocks.LANES;

  private final int width;
  private final int across;
  private final int cells;
  private final double scale;
  private final float half;
  private final int[] sums = new int[LANES];
  private final int[] squares = new int[LANES];
  private final float[] rests = new float[LANES];

  /**
   * For images of this size.
   *
   * @param brightest upper bound of all pixels, at least 1
   */
  CellFeatures(int width, int height, int brightest) {
    this.width = width;
    this.across = width / 2;
    this.cells = across * (height / 2);
    this.half = (float) (0.25 * LONGEST / brightest);
    this.scale = 0.5 / half;
  }

  /** Number of cells. */
  int cells() {
    return cells;
  }

  /** Length of a unit of a feature, in grey values. */
  double scale() {
    return scale;
  }

  /** The least right shift by which the sum over this many cells fits 16 bits. */
  static int shift(int largest) {
    int shift = 0;
    while (Math.scalb(LARGEST, -shift) * largest > BoxMinima.MOST) {
      shift++;
    }
    return shift;
  }

  /**
   * The features of a block's images.
   *
   * @param features output: for each cell and image the first, plus 256 times the second
   * @param errors output, unless null: for each cell and image an upper bound of the squared error
   */
  void ofBlock(byte[] block, short[] features, int[] errors) {
    for (int cell = 0; cell < cells; cell++) {
      sum(block, topLeft(cell) * LANES);
      measure();
      round(features, cell * LANES);
      if (errors != null) {
        measureErrors(features, errors, cell * LANES);
      }
    }
  }

  private int topLeft(int cell) {
    return cell / across * 2 * width + cell % across * 2;
  }

  private void sum(byte[] block, int at) {
    int below = at + width * LANES;
    for (int lane = 0; lane < LANES; lane++) {
      int a = block[at + lane] & 0xff;
      int b = block[at + LANES + lane] & 0xff;
      int c = block[below + lane] & 0xff;
      int d = block[below + LANES + lane] & 0xff;
      sums[lane] = a + b + c + d;
      squares[lane] = a * a + b * b + c * c + d * d;
    }
  }

  /** Four times the squared length of the rest is four times the squares less the squared sum. */
  private void measure() {
    for (int lane = 0; lane < LANES; lane++) {
      float rest = 4 * squares[lane] - sums[lane] * sums[lane];
      rests[lane] = (float) Math.sqrt(rest) * half;
    }
  }

  private void round(short[] features, int at) {
    for (int lane = 0; lane < LANES; lane++) {
      int first = (int) (sums[lane] * half + 0.5f);
      int second = (int) (rests[lane] + 0.5f);
      features[at + lane] = (short) (first | second << Byte.SIZE);
    }
  }

  private void measureErrors(short[] features, int[] errors, int at) {
    for (int lane = 0; lane < LANES; lane++) {
      float first = sums[lane] * half - (features[at + lane] & 0xff);
      float second = rests[lane] - (features[at + lane] >> Byte.SIZE & 0xff);
      float error = (first * first + second * second) * (float) ERROR_UNITS;
      boolean isBlank = features[at + lane] == 0 && error == 0;
      errors[at + lane] = isBlank ? 0 : (int) error + 2;
    }
  }

  /**
   * The features of a query.
   *
   * @param query output: for each cell both features, each {@link BoxMinima#twice}
   * @param errors output: for each cell an upper bound of the squared error
   */
  void ofQuery(byte[] image, int[] query, int[] errors) {
    byte[] block = new byte[image.length * LANES];
    for (int k = 0; k < image.length; k++) {
      block[k * LANES] = image[k];
    }
    short[] features = new short[cells * LANES];
    int[] all = new int[cells * LANES];
    ofBlock(block, features, all);
    for (int cell = 0; cell < cells; cell++) {
      int pair = features[cell * LANES];
      query[2 * cell] = BoxMinima.twice(pair & 0xff);
      query[2 * cell + 1] = BoxMinima.twice(pair >> Byte.SIZE & 0xff);
      errors[cell] = all[cell * LANES];
    }
  }
}
