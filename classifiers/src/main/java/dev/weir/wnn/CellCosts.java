package dev.weir.wnn;

/**
 * What a cell adds to the windows that hold it, by the difference of two bytes, shifted right to
 * fit narrow lanes: never too much, and by {@link #mostLost} units too little at the most.
 * Immutable.
 *
 * <p>A pooled cell is the mean of four pixels, rounded down. Two such means differ by less than one
 * more than the true means do: so one is taken off the difference.
 */
final class CellCosts {

  /** Bits by which four cells' worth is more than one's. */
  static final int POOLED_BITS = 2;

  /** Bits of a square that a cube in 16 bits does without. */
  static final int SQUARE_BITS = 8;

  private static final int MOST = 255;

  private final PowerTable powers;
  private final boolean pooled;
  private final int shift;

  private CellCosts(PowerTable powers, boolean pooled, int shift) {
    this.powers = powers;
    this.pooled = pooled;
    this.shift = shift;
  }

  static CellCosts exact(PowerTable powers) {
    return new CellCosts(powers, false, 0);
  }

  /** Pixels, so that the largest window stays below a bound. */
  static CellCosts ofPixels(PowerTable powers, WindowGrid grid, int brightest, long bound) {
    return fitting(powers, grid, false, brightest, bound);
  }

  /** Pooled cells, so that the largest window stays below a bound. */
  static CellCosts ofPooled(PowerTable powers, WindowGrid grid, int brightest, long bound) {
    return fitting(powers, grid, true, brightest, bound);
  }

  private static CellCosts fitting(
      PowerTable powers, WindowGrid grid, boolean pooled, int brightest, long bound) {
    int shift = 0;
    while (new CellCosts(powers, pooled, shift).of(brightest) * grid.largest() > bound) {
      shift++;
    }
    return new CellCosts(powers, pooled, shift);
  }

  /** For a difference of 0 to 255. */
  long of(int difference) {
    return ofRest(pooled ? Math.max(0, difference - 1) : difference);
  }

  /** For a difference that one is no longer taken off. */
  long ofRest(int rest) {
    if (cubed()) {
      return ((((long) rest * rest) >> SQUARE_BITS) * rest) >> cubeShift();
    }
    return (pooled ? powers.raisedByFour(rest) : powers.raised(rest)) >> shift;
  }

  /**
   * Whether cubes are made in 16 bits, of a square whose lower {@value #SQUARE_BITS} bits are
   * dropped: {@code (d * d >> 8) * d} is less than 2^16.
   */
  boolean cubed() {
    return powers.power() == 3 && cubeShift() >= 0;
  }

  /** By how many bits such a cube is shifted. */
  int cubeShift() {
    return shift - SQUARE_BITS - (pooled ? POOLED_BITS : 0);
  }

  /**
   * The most units by which a cell's cost, times {@code 2^shift}, is too little for its difference.
   */
  long mostLost() {
    long ofSquare = cubed() ? ((long) MOST * MOST) << (pooled ? POOLED_BITS : 0) : 0;
    return (1L << shift) - 1 + ofSquare;
  }

  /** The greatest difference that costs nothing. */
  int free() {
    int free = 0;
    while (free < MOST && of(free + 1) == 0) {
      free++;
    }
    return free;
  }

  /** For all differences of two bytes. */
  long[] table() {
    long[] table = new long[PowerTable.GREYS];
    for (int d = 0; d < table.length; d++) {
      table[d] = of(d);
    }
    return table;
  }

  /**
   * Elementary operations for a cell of one image: difference, power and addition to a sum, as the
   * paper counts them, and what pooling and shifting add.
   */
  int operations() {
    return 3 + (pooled ? 1 : 0) + (shift > 0 ? 1 : 0);
  }

  double power() {
    return powers.power();
  }

  boolean pooled() {
    return pooled;
  }

  int shift() {
    return shift;
  }
}
