package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.IntVector;

/** The registers that Java uses. */
final class SimdRegisters {

  private SimdRegisters() {}

  /** Size of the preferred register. */
  static int bits() {
    return IntVector.SPECIES_PREFERRED.vectorBitSize();
  }
}
