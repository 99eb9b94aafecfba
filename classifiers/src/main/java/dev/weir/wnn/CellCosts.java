package dev.weir.wnn;

/**
 * What a cell adds to the windows that hold it, by the difference of two bytes, shifted right to
 * fit narrow lanes: never too much, and less than {@code 2^shift} units too little. Immutable.
 *
 * <p>A pooled cell is the mean of four pixels, rounded down. Two such means differ by less than one
 * more than the true means do: so one is taken off the difference.
 */
final class CellCosts {

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
    return (pooled ? powers.raisedByFour(rest) : powers.raised(rest)) >> shift;
  }

  /** For all differences of two bytes. */
  long[] table() {
    long[] table = new long[PowerTable.GREYS];
    for (int d = 0; d < table.length; d++) {
      table[d] = of(d);
    }
    return table;
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
