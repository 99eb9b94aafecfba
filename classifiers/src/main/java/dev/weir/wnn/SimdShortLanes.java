package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Registers of 16-bit lanes, as wide as the machine supports and a block fills. A register of bytes
 * is split into two of them, first images with even, then with odd indices, so bytes are widened
 * without leaving their lane.
 */
final class SimdShortLanes {

  /** Images processed at once, one byte each. */
  static final VectorSpecies<Byte> BYTES =
      ByteVector.SPECIES_PREFERRED.length() > TrainingBlocks.LANES
          ? ByteVector.SPECIES_512
          : ByteVector.SPECIES_PREFERRED;

  /** Half of them. */
  static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, BYTES.vectorShape());

  /** Number of images processed at once. */
  static final int IMAGES = BYTES.length();

  /** Lanes per register. */
  static final int LANES = SHORTS.length();

  private SimdShortLanes() {}

  /** The lane of an image within the two registers. */
  static int lane(int image) {
    return image / 2 + image % 2 * LANES;
  }
}
