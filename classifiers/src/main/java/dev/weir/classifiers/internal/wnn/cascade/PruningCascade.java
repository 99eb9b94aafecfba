package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.distance.CandidateDistance;
import dev.weir.classifiers.internal.wnn.distance.ClassDistance;
import dev.weir.classifiers.internal.wnn.distance.PixelDistance;
import dev.weir.classifiers.internal.wnn.distance.PooledDistanceBound;
import dev.weir.classifiers.internal.wnn.minima.IntWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.PlainWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.ShortNearest;
import dev.weir.classifiers.internal.wnn.minima.ShortWindowNearest;
import dev.weir.classifiers.internal.wnn.minima.WindowNearest;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.WnnParameters;
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
public record PruningCascade(
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
  public long operations() {
    long pooling = pooled == null ? 0 : pooled.operations();
    return pooling
        + Stream.of(coarse, exact, any).distinct().mapToLong(ClassDistance::operations).sum();
  }

  /** One class in each way, on an image not brighter than the training images. */
  public Runnable trial(byte[] image, int rows) {
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

  /** Allocates its memory. */
  public static PruningCascade of(WnnSetup setup, Vectorization vectors) {
    WindowGrid grid = setup.grid();
    CellCosts costs =
        CellCosts.ofPixels(setup.powers(), grid, setup.brightest(), ShortWindowNearest.BOUND);
    ClassDistance coarse = distance(setup, narrow(setup, grid, costs, vectors), costs.shift());
    ClassDistance any = distance(setup, exact(setup, grid, vectors), 0);
    long gap = costs.mostLost() * grid.cellsOfAll() * setup.parameters().neighbours();
    ClassDistance exact = gap == 0 ? coarse : candidates(setup, grid, costs, vectors).orElse(any);
    return new PruningCascade(
        grid.down().windows(),
        pooled(setup, grid, vectors),
        coarse,
        gap,
        exact,
        any,
        setup.hasBatches() ? () -> BatchCascade.of(setup, exact, vectors) : null);
  }

  private static ClassDistance distance(WnnSetup setup, WindowNearest minima, int costShift) {
    return new PixelDistance(setup.training(), setup.parameters().extension(), minima, costShift);
  }

  private static Optional<ClassDistance> candidates(
      WnnSetup setup, WindowGrid grid, CellCosts costs, Vectorization vectors) {
    WnnParameters parameters = setup.parameters();
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
                    setup.training(),
                    parameters.extension(),
                    ShortNearest.of(lanes, grid, costs),
                    costs,
                    exact(setup, grid, vectors)));
  }

  private static PooledDistanceBound pooled(
      WnnSetup setup, WindowGrid grid, Vectorization vectors) {
    WindowGrid cells = setup.cells();
    if (cells == null || setup.brightest() <= 1) {
      return null;
    }
    CellCosts costs =
        CellCosts.ofPooled(setup.powers(), cells, setup.brightest(), ShortWindowNearest.BOUND);
    return new PooledDistanceBound(
        setup.training(),
        setup.parameters().extension(),
        grid.down(),
        narrow(setup, cells, costs, vectors),
        costs.shift());
  }

  private static WindowNearest narrow(
      WnnSetup setup, WindowGrid grid, CellCosts costs, Vectorization vectors) {
    int neighbours = setup.parameters().neighbours();
    return vectors
        .shorts()
        .<WindowNearest>map(
            lanes ->
                neighbours == 1
                    ? ShortNearest.of(lanes, grid, costs)
                    : new ShortWindowNearest(lanes, grid, costs, neighbours))
        .orElseGet(() -> new PlainWindowNearest(grid, costs, neighbours));
  }

  private static WindowNearest exact(WnnSetup setup, WindowGrid grid, Vectorization vectors) {
    CellCosts costs = CellCosts.exact(setup.powers());
    int neighbours = setup.parameters().neighbours();
    return vectors
        .ints()
        .filter(lanes -> setup.mostOfPixel() * grid.largest() < IntWindowNearest.BOUND)
        .<WindowNearest>map(lanes -> new IntWindowNearest(lanes, grid, costs, neighbours))
        .orElseGet(() -> new PlainWindowNearest(grid, costs, neighbours));
  }
}
