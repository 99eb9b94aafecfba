package dev.weir.wnn;

/**
 * The three ways to a class's sum, from the cheapest to the exact one. For one thread at a time.
 *
 * @param rows of windows
 * @param pooled lower bounds from means of 2 x 2 pixels; null where windows hold no such cells, and
 *     for pixels of 0 and 1, whose means bound nothing once one is taken off
 * @param coarse lower bounds in 16 bits
 * @param gap the most by which a bound of {@code coarse} is too low
 * @param exact without loss
 */
record Stages(int rows, PooledSums pooled, ClassSums coarse, long gap, ClassSums exact) {

  /** Elementary operations of all three so far. */
  long operations() {
    long pooling = pooled == null ? 0 : pooled.operations();
    return pooling + coarse.operations() + exact.operations();
  }

  static Stages of(TrainingSet set, WnnParameters parameters, PowerTable powers, boolean simd) {
    WindowGrid grid = WindowGrid.of(set.width(), set.height(), parameters.window());
    CellCosts costs = CellCosts.ofPixels(powers, grid, set.brightest(), SimdShortMinima.BOUND);
    WindowMinima coarse = narrow(grid, costs, parameters, simd);
    WindowMinima exact = exact(grid, powers, parameters, simd);
    return new Stages(
        grid.down().windows(),
        pooled(set, grid, parameters, powers, simd),
        new PixelSums(set, parameters.shifts(), coarse, costs.shift()),
        costs.mostLost() * grid.cellsOfAll() * parameters.neighbours(),
        new PixelSums(set, parameters.shifts(), exact, 0));
  }

  private static PooledSums pooled(
      TrainingSet set, WindowGrid grid, WnnParameters parameters, PowerTable powers, boolean simd) {
    WindowGrid cells = WindowGrid.pooled(set.width(), set.height(), parameters.window());
    if (cells == null || set.brightest() <= 1) {
      return null;
    }
    CellCosts costs = CellCosts.ofPooled(powers, cells, set.brightest(), SimdShortMinima.BOUND);
    WindowMinima minima = narrow(cells, costs, parameters, simd);
    return new PooledSums(set, parameters.shifts(), grid.down(), minima, costs.shift());
  }

  private static WindowMinima narrow(
      WindowGrid grid, CellCosts costs, WnnParameters parameters, boolean simd) {
    return simd
        ? new SimdShortMinima(grid, costs, parameters.neighbours())
        : new PlainMinima(grid, costs, parameters.neighbours());
  }

  private static WindowMinima exact(
      WindowGrid grid, PowerTable powers, WnnParameters parameters, boolean simd) {
    CellCosts costs = CellCosts.exact(powers);
    double most = Math.pow(PowerTable.GREYS - 1, powers.power()) * powers.unitsPerOne();
    return simd && most * grid.largest() < SimdIntMinima.BOUND
        ? new SimdIntMinima(grid, costs, parameters.neighbours())
        : new PlainMinima(grid, costs, parameters.neighbours());
  }
}
