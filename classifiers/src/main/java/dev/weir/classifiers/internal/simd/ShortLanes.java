package dev.weir.classifiers.internal.simd;

/**
 * Images side by side in 16-bit lanes. A register of bytes is split into two of 16 bits, first the
 * images with even, then those with odd indices, so bytes are widened without leaving their lane.
 * Arrays of costs, columns and sums hold {@link #images()} values per cell, in that order; arrays
 * of minima and bounds hold {@link #lanes()} values per window, each shared by two images, or one
 * after the other. Sums start at the least short, so that signed comparisons order all 16 bits.
 * Stateless.
 */
public interface ShortLanes {

  /**
   * Images per block, pixel by pixel: the bytes of two 256-bit registers, enough work per row.
   * Blocks of training images are arrays of bytes.
   */
  int BLOCK = 64;

  /** Images processed at once, at most {@link #BLOCK}. */
  int images();

  /** Lanes per register: half of them. */
  int lanes();

  /** The lane of an image within the two registers. */
  default int lane(int image) {
    return image / 2 + image % 2 * lanes();
  }

  /**
   * The images of a block that share some lanes of minima or bounds.
   *
   * @param lanes bit mask of lanes
   * @return bit mask of images
   */
  default long imagesOf(long lanes) {
    long images = 0;
    for (int image = 0; image < BLOCK; image++) {
      images |= (lanes >>> (image % images() / 2) & 1) << image;
    }
    return images;
  }

  /**
   * The fast path for squared differences.
   *
   * @param query the bytes to compare with; may change later
   * @param less subtracted from a difference before squaring
   * @param right right shift of squares
   * @param cells cells of a row
   * @param first index of the first column's first element
   */
  ShortSquares squares(byte[] query, int less, int right, int cells, int first);

  /**
   * Absolute differences of a row of images and the query, minus a constant, at least 0.
   *
   * @param from index of the row's first byte in the block
   * @param cell index of the row's first byte in the query
   * @param apart output, a byte for each cell and image
   */
  void differences(byte[] block, int from, byte[] query, int cell, int less, byte[] apart);

  /** Differences, shifted to the left and then to the right, as costs. */
  void absolutes(byte[] apart, int left, int right, short[] costs);

  /** Cubes of differences, from squares without their lowest eight bits, shifted, as costs. */
  void cubes(byte[] apart, int right, short[] costs);

  /** Adds costs to columns, from an index of the columns on. */
  void add(short[] columns, int first, short[] costs);

  /** Subtracts costs from columns, from an index of the columns on. */
  void subtract(short[] columns, int first, short[] costs);

  /**
   * Updates the minima of a row's windows with their sums.
   *
   * @param span elements of a window's columns
   * @param ahead index of the last column of the first window
   * @param at index of the first window's minima
   */
  void update(short[] columns, int span, int ahead, short[] minima, int at, int windows);

  /**
   * Subtracts the prefix sums above some windows from their sums.
   *
   * @param prefix sums of the cells above and to the left of each column
   * @param lefts the first column of each window
   * @param ends the column after the last of each window
   * @param from the first window
   * @param to the window after the last
   * @param sums output, {@link #images()} per window
   */
  void open(short[] prefix, int[] lefts, int[] ends, int from, int to, short[] sums);

  /**
   * Completes the sums of some windows with the prefix sums of their last row, and updates their
   * minima.
   *
   * @param places for each window the index of its minima
   */
  void close(
      short[] prefix,
      int[] lefts,
      int[] ends,
      int from,
      int to,
      short[] sums,
      short[] minima,
      int[] places);

  /** The sums of a row's windows, with {@link #update}'s parameters. */
  void slide(short[] columns, int span, int ahead, short[] sums);

  /**
   * Keeps each lane's least sums of a window, in order.
   *
   * @param sum index of the window's sums of one register
   * @param dead the greatest short for padding images, which are ignored, otherwise the least
   * @param at index of the window's minima
   */
  void rank(short[] sums, int sum, short[] dead, short[] minima, int at, int neighbours);

  /**
   * Determines for each pixel which images of a block are not blank there, and which differ from
   * the query by more than {@code free}.
   */
  void masks(byte[] block, byte[] query, byte free, long[] inked, long[] costly);

  /** The least of some arrays' bounds in a window that begins at an index. */
  short least(short[][] bounds, int count, int at);

  /** The lanes, as bits, in which a window's bound is this. */
  long equal(short[] bounds, int at, short bound);

  /** The lanes, as bits, in which a window's bound is from {@code least} to {@code most}. */
  long between(short[] bounds, int at, short least, short most);

  /**
   * Adds up the minima of each image over all windows, above the least short.
   *
   * @param minima {@link #images()} values per window
   * @param at index of the first window's minima
   * @param weights factor of each window; all sums are less than 2^31
   * @param totals output, one per image
   */
  void total(short[] minima, int at, int[] weights, int[] totals);
}
