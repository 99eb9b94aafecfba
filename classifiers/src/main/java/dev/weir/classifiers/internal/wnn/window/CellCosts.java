package dev.weir.classifiers.internal.wnn.window;

/**
 * The cost that a cell adds to its windows, as a function of the difference of two bytes, shifted
 * right to fit narrow lanes: never too high, and at most {@link #mostLost} units too low.
 *
 * <p>A pooled cell is the mean of four pixels, rounded down. The difference of two such means
 * exceeds that of the exact means by less than one, so one is subtracted from it.
 *
 * @param powers costs before the shift
 * @param pooled whether cells are pooled
 * @param shift right shift of a cost, in bits
 */
public record CellCosts(PowerTable powers, boolean pooled, int shift) {

  /** Additional bits for the cost of four cells. */
  public static final int POOLED_BITS = 2;

  /** Low bits of the square that are dropped when a cube is computed in 16 bits. */
  static final int SQUARE_BITS = 8;

  private static final int MOST = 255;

  public static CellCosts exact(PowerTable powers) {
    return new CellCosts(powers, false, 0);
  }

  /** For pixels; shifted until the largest window stays within a bound. */
  public static CellCosts ofPixels(PowerTable powers, WindowGrid grid, int brightest, long bound) {
    return fitting(powers, grid, false, brightest, bound);
  }

  /** For pooled cells; shifted until the largest window stays within a bound. */
  public static CellCosts ofPooled(PowerTable powers, WindowGrid grid, int brightest, long bound) {
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
  public long of(int difference) {
    return ofRest(pooled ? Math.max(0, difference - 1) : difference);
  }

  /** For a difference from which one is already subtracted. */
  public long ofRest(int rest) {
    if (cubed()) {
      return ((((long) rest * rest) >> SQUARE_BITS) * rest) >> cubeShift();
    }
    return (pooled ? powers.raisedByFour(rest) : powers.raised(rest)) >> shift;
  }

  /**
   * Whether cubes are computed in 16 bits, from a square without its lowest {@value #SQUARE_BITS}
   * bits: {@code (d * d >> 8) * d} is less than 2^16.
   */
  public boolean cubed() {
    return powers.power() == 3 && cubeShift() >= 0;
  }

  /** Right shift of such a cube. */
  public int cubeShift() {
    return shift - SQUARE_BITS - (pooled ? POOLED_BITS : 0);
  }

  /** The maximum error of a cell's cost times {@code 2^shift}, in units. */
  public long mostLost() {
    long ofSquare = cubed() ? ((long) MOST * MOST) << (pooled ? POOLED_BITS : 0) : 0;
    return (1L << shift) - 1 + ofSquare;
  }

  /** The greatest difference with cost 0. */
  public int free() {
    int free = 0;
    while (free < MOST && of(free + 1) == 0) {
      free++;
    }
    return free;
  }

  /** Costs of all differences of two bytes. */
  public long[] table() {
    long[] table = new long[PowerTable.GREYS];
    for (int d = 0; d < table.length; d++) {
      table[d] = of(d);
    }
    return table;
  }

  /**
   * Elementary operations per cell of one image: difference, power and addition, as counted in the
   * paper, plus pooling and shifting.
   */
  public int operations() {
    return 3 + (pooled ? 1 : 0) + (shift > 0 ? 1 : 0);
  }

  public double power() {
    return powers.power();
  }
}
