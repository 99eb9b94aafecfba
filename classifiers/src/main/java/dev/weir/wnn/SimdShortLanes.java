package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Registers of 16-bit lanes: the widest that the machine has and a block fills. A register of bytes
 * makes two of them: first the images of even places, then those of odd ones, so that two bytes are
 * parted without leaving their lane.
 */
final class SimdShortLanes {

  /** Images that are worked on at once, a byte each. */
  static final VectorSpecies<Byte> BYTES =
      ByteVector.SPECIES_PREFERRED.length() > TrainingBlocks.LANES
          ? ByteVector.SPECIES_512
          : ByteVector.SPECIES_PREFERRED;

  /** Half of them. */
  static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, BYTES.vectorShape());

  /** Images that are worked on at once. */
  static final int IMAGES = BYTES.length();

  /** Lanes of a register. */
  static final int LANES = SHORTS.length();

  private SimdShortLanes() {}

  /** Which lane of the two registers an image goes to. */
  static int lane(int image) {
    return image / 2 + image % 2 * LANES;
  }
}
