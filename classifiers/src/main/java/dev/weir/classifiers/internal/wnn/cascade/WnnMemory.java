package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * Memory of a scorer, for both twins, because the plain one runs while the other is compiled.
 * Worked example: with images of 28 x 28 pixels, k = 1 and 6,000 images in the largest class
 * windows and pixels take 0.5 MB, the candidates 1.5 MB and the columns 15 MB.
 *
 * @param width width of an image
 * @param height height of an image
 */
public record WnnMemory(int width, int height) {
  /**
   * Per window and each of the k nearest: 64 bytes for a register of 16 bits, 32 for one of 32, a
   * quarter of 64 for the windows on means, and 8, 8 and 2 for the plain twin of each.
   */
  private static final int WINDOW_BYTES = 130;

  /** The same for the bounds of candidates, for the nearest only. */
  private static final int CANDIDATE_BYTES = 64;

  /** Per pixel: costs of differences, and shifted blocks of 64 images. */
  private static final int PIXEL_BYTES = 512;

  /**
   * Per pixel: bit masks of the images of 32 blocks that are not blank there, or add to a bound.
   */
  private static final int CANDIDATE_PIXEL_BYTES = 2 * 32 * Long.BYTES;

  /** The bounds of candidates, independent of the number of windows. */
  private static final int BOUNDS_BYTES = 1 << 20;

  /**
   * Per column of each image of the largest class: sums of up to four times as many columns, of 16,
   * 32 and, twice, 64 bits.
   */
  private static final int COLUMN_BYTES = 4 * (2 + 4 + 2 * 8);

  /** Blocks per batch of candidates, and one of means. */
  private static final int COPIES = 33;

  /** Tables of all differences of two pixels, and objects. */
  private static final int FIXED_BYTES = 64 << 10;

  /** Memory of a scorer, excluding the images. */
  public long ofScorer(WnnParameters parameters) {
    long windows = (long) width * height;
    boolean isOfCandidates = parameters.power() == 2 && parameters.neighbours() == 1;
    long candidates =
        isOfCandidates ? BOUNDS_BYTES + windows * (CANDIDATE_BYTES + CANDIDATE_PIXEL_BYTES) : 0;
    return FIXED_BYTES
        + ofVariants(parameters.extension())
        + windows * (PIXEL_BYTES + (long) WINDOW_BYTES * parameters.neighbours())
        + candidates;
  }

  /**
   * Up to five makers of rotated and scaled images with their tables; for candidates also copies of
   * a batch of blocks.
   */
  private long ofVariants(Extension extension) {
    if (extension.hasOnlyShifts()) {
      return 0;
    }
    long makers = 5 * new BlockVariants(extension, width, height).bytes();
    return makers + (long) COPIES * width * height * TrainingBlocks.LANES;
  }

  /** Additional memory for this many images in the largest class. */
  public long ofScorerFor(int images) {
    return (long) COLUMN_BYTES * width * images;
  }
}
