package dev.weir.wnn;

import dev.weir.simd.Simd;

/**
 * For each window the least distance between a query and the training images met so far. Owns its
 * memory: for one thread at a time.
 */
interface WindowMinima {

  /** Begins with another query; no training image has been met. */
  void begin(byte[] query);

  /** Forgets the training images, not the query. */
  void clear();

  /** Meets the images of a block. */
  void meet(byte[] block);

  /**
   * The sum of all windows' minima, in units of {@code 2^shift}; at most {@code 2^shift - 1} a
   * pixel of a window too little.
   */
  long sum();

  /** Exact distances, |difference| to the power p. */
  static WindowMinima exact(WindowGrid grid, int power) {
    long most = (long) Math.pow(255, power) * grid.largest();
    return Simd.available() && power <= 3 && most <= Integer.MAX_VALUE
        ? new SimdIntMinima(grid, power)
        : new PlainMinima(grid, power, 0);
  }

  /** Squared differences shifted right, in 16 bits. */
  static WindowMinima coarse(WindowGrid grid, int shift) {
    return Simd.available() ? new SimdShortMinima(grid, shift) : new PlainMinima(grid, 2, shift);
  }
}
