package dev.weir.wnn;

import dev.weir.simd.Simd;

/**
 * The three ways to a class's sum, from the cheapest to the exact one. Immutable but for the sums,
 * which are for one thread at a time.
 *
 * @param pooled lower bounds from means of 2 x 2 pixels; null where windows hold no such cells
 * @param pooledShift of their units
 * @param coarse lower bounds in 16 bits
 * @param coarseShift of their units
 * @param gap the most by which a bound of {@code coarse} is too low
 * @param exact without loss
 */
record Stages(
    ClassSums pooled,
    int pooledShift,
    ClassSums coarse,
    int coarseShift,
    long gap,
    ClassSums exact) {

  static Stages of(TrainingSet set, WnnParameters parameters, PowerTable powers) {
    WindowGrid grid = WindowGrid.of(set.width(), set.height(), parameters.window());
    CellCosts coarse = CellCosts.ofPixels(powers, grid, set.brightest(), SimdShortMinima.BOUND);
    long gap = ((1L << coarse.shift()) - 1) * grid.cellsOfAll() * parameters.neighbours();
    WindowGrid cells = WindowGrid.pooled(set.width(), set.height(), parameters.window());
    CellCosts pooled =
        cells == null
            ? coarse
            : CellCosts.ofPooled(powers, cells, set.brightest(), SimdShortMinima.BOUND);
    return new Stages(
        cells == null
            ? null
            : new PooledSums(set, parameters.shifts(), narrow(cells, pooled, parameters)),
        pooled.shift(),
        new PixelSums(set, parameters.shifts(), narrow(grid, coarse, parameters)),
        coarse.shift(),
        gap,
        new PixelSums(set, parameters.shifts(), exact(grid, powers, parameters)));
  }

  private static WindowMinima narrow(WindowGrid grid, CellCosts costs, WnnParameters parameters) {
    return Simd.available()
        ? new SimdShortMinima(grid, costs, parameters.neighbours())
        : new PlainMinima(grid, costs, parameters.neighbours());
  }

  private static WindowMinima exact(WindowGrid grid, PowerTable powers, WnnParameters parameters) {
    CellCosts costs = CellCosts.exact(powers);
    double most = Math.pow(PowerTable.GREYS - 1, powers.power()) * powers.unitsPerOne();
    return Simd.available() && most * grid.largest() < SimdIntMinima.BOUND
        ? new SimdIntMinima(grid, costs, parameters.neighbours())
        : new PlainMinima(grid, costs, parameters.neighbours());
  }
}
