package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Distinguishes images whose bound in a window is 0. If the query only has a faint fringe there,
 * that is most of a class; but nearly all of those images are blank there, and so have the same
 * distance.
 */
final class SimdEmptyBounds {

  private static final VectorSpecies<Byte> BYTES = SimdShortLanes.BYTES;
  private static final int BLOCK = TrainingBlocks.LANES;

  private final byte free;
  private final long[] inked;
  private final long[] costly;

  /**
   * For blocks of one size.
   *
   * @param free the greatest difference that adds nothing to a bound
   */
  SimdEmptyBounds(int area, int free) {
    this.free = (byte) free;
    this.inked = new long[area];
    this.costly = new long[area];
  }

  /** Determines for each pixel which images are not blank there, and which add to a bound. */
  void read(byte[] block, byte[] query) {
    for (int k = 0; k < inked.length; k++) {
      ByteVector pixel = ByteVector.broadcast(BYTES, query[k]);
      long ink = 0;
      long cost = 0;
      for (int lane = 0; lane < BLOCK; lane += BYTES.length()) {
        ByteVector images = ByteVector.fromArray(BYTES, block, k * BLOCK + lane);
        ByteVector above = images.lanewise(VectorOperators.SUSUB, pixel);
        ByteVector below = pixel.lanewise(VectorOperators.SUSUB, images);
        ByteVector rest = above.or(below).lanewise(VectorOperators.SUSUB, free);
        ink |= images.compare(VectorOperators.NE, 0).toLong() << lane;
        cost |= rest.compare(VectorOperators.NE, 0).toLong() << lane;
      }
      inked[k] = ink;
      costly[k] = cost;
    }
  }

  /** For each pixel, a bit mask of the images that are not blank. */
  long[] inked() {
    return inked;
  }

  /** For each pixel, a bit mask of the images that add to a bound. */
  long[] costly() {
    return costly;
  }
}
