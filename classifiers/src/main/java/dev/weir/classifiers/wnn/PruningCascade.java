package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The computations of a class's sum, from the cheapest to the exact one. Not thread-safe.
 *
 * @param rows rows of windows
 * @param pooled lower bounds from means of 2 x 2 pixels; null if windows hold no such cells, and
 *     for pixels of 0 and 1, for which the bounds would be 0
 * @param coarse lower bounds in 16 bits
 * @param gap maximum error of a bound of {@code coarse}
 * @param exact exact sums for images not brighter than the training images; others could overflow
 *     16 bits
 * @param any exact sums for any image
 * @param batches creates the computations for many images at once; null if there are none
 */
record PruningCascade(
    int rows,
    PooledDistanceBound pooled,
    ClassDistance coarse,
    long gap,
    ClassDistance exact,
    ClassDistance any,
    Supplier<BatchCascade> batches) {

  /** With more bits shifted out, too many images would have to be measured. */
  private static final int MOST_SHIFTED = 10;

  /** Total elementary operations so far. */
  long operations() {
    long pooling = pooled == null ? 0 : pooled.operations();
    return pooling
        + Stream.of(coarse, exact, any).distinct().mapToLong(ClassDistance::operations).sum();
  }

  /** One class in each way, on an image not brighter than the training images. */
  Runnable trial(byte[] image, int rows) {
    long[] rest = new long[rows];
    return () -> {
      if (pooled != null) {
        pooled.begin(image);
        pooled.bound(0, rest);
      }
      Arrays.fill(rest, 0);
      for (ClassDistance sums : List.of(coarse, exact)) {
        sums.begin(image);
        sums.of(0, rest, Long.MAX_VALUE);
      }
    };
  }

  static PruningCascade of(
      TrainingSet set,
      WnnParameters parameters,
      WindowSelection selection,
      PowerTable powers,
      Vectorization vectors) {
    WindowGrid grid = WindowGrid.of(set.width(), set.height(), parameters.window(), selection);
    int brightest = set.brightest(parameters.extension());
    CellCosts costs = CellCosts.ofPixels(powers, grid, brightest, ShortWindowNearest.BOUND);
    ClassDistance coarse =
        new PixelDistance(
            set, parameters.extension(), narrow(grid, costs, parameters, vectors), costs.shift());
    ClassDistance any =
        new PixelDistance(set, parameters.extension(), exact(grid, powers, parameters, vectors), 0);
    long gap = costs.mostLost() * grid.cellsOfAll() * parameters.neighbours();
    ClassDistance exact =
        gap == 0 ? coarse : candidates(set, grid, costs, parameters, powers, vectors).orElse(any);
    return new PruningCascade(
        grid.down().windows(),
        pooled(set, grid, parameters, selection, powers, vectors),
        coarse,
        gap,
        exact,
        any,
        BatchCascade.isPossible(set, parameters)
            ? () -> BatchCascade.of(set, parameters, selection, exact, vectors)
            : null);
  }

  private static Optional<ClassDistance> candidates(
      TrainingSet set,
      WindowGrid grid,
      CellCosts costs,
      WnnParameters parameters,
      PowerTable powers,
      Vectorization vectors) {
    boolean possible = parameters.power() == 2 && parameters.neighbours() == 1;
    if (!possible || costs.shift() > MOST_SHIFTED) {
      return Optional.empty();
    }
    return vectors
        .shorts()
        .map(
            lanes ->
                new CandidateDistance(
                    lanes,
                    vectors.ints().orElseThrow(),
                    set,
                    parameters.extension(),
                    ShortNearest.of(lanes, grid, costs),
                    costs,
                    exact(grid, powers, parameters, vectors)));
  }

  private static PooledDistanceBound pooled(
      TrainingSet set,
      WindowGrid grid,
      WnnParameters parameters,
      WindowSelection selection,
      PowerTable powers,
      Vectorization vectors) {
    WindowGrid cells = WindowGrid.pooled(set.width(), set.height(), parameters.window(), selection);
    int brightest = set.brightest(parameters.extension());
    if (cells == null || brightest <= 1) {
      return null;
    }
    CellCosts costs = CellCosts.ofPooled(powers, cells, brightest, ShortWindowNearest.BOUND);
    WindowNearest minima = narrow(cells, costs, parameters, vectors);
    return new PooledDistanceBound(set, parameters.extension(), grid.down(), minima, costs.shift());
  }

  private static WindowNearest narrow(
      WindowGrid grid, CellCosts costs, WnnParameters parameters, Vectorization vectors) {
    return vectors
        .shorts()
        .<WindowNearest>map(
            lanes ->
                parameters.neighbours() == 1
                    ? ShortNearest.of(lanes, grid, costs)
                    : new ShortWindowNearest(lanes, grid, costs, parameters.neighbours()))
        .orElseGet(() -> new PlainWindowNearest(grid, costs, parameters.neighbours()));
  }

  private static WindowNearest exact(
      WindowGrid grid, PowerTable powers, WnnParameters parameters, Vectorization vectors) {
    CellCosts costs = CellCosts.exact(powers);
    double most = Math.pow(PowerTable.GREYS - 1, powers.power()) * powers.unitsPerOne();
    return vectors
        .ints()
        .filter(lanes -> most * grid.largest() < IntWindowNearest.BOUND)
        .<WindowNearest>map(
            lanes -> new IntWindowNearest(lanes, grid, costs, parameters.neighbours()))
        .orElseGet(() -> new PlainWindowNearest(grid, costs, parameters.neighbours()));
  }
}
