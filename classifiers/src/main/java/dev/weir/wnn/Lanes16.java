package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The registers of the 16-bit kernels: of 512 bits where the machine has them, else of 256. A
 * block's bytes fill one or two. Results do not depend on it.
 */
final class Lanes16 {

  private static final boolean WIDE = ByteVector.SPECIES_PREFERRED.vectorBitSize() >= 512;

  static final VectorSpecies<Byte> BYTES = WIDE ? ByteVector.SPECIES_512 : ByteVector.SPECIES_256;

  static final VectorSpecies<Short> SHORTS =
      WIDE ? ShortVector.SPECIES_512 : ShortVector.SPECIES_256;

  private Lanes16() {}

  /**
   * Which lane an image of a block goes to: those of even places come first, then those of odd
   * ones, a register of bytes at a time. So two bytes are parted without leaving their lane.
   */
  static int of(int image) {
    int pair = BYTES.length();
    return image / pair * pair + image % pair / 2 + image % 2 * SHORTS.length();
  }
}
