package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.simd.Vectorization;

/** Uses the plain twin, with the SIMD twin's lane count, until the SIMD twin is compiled. */
final class SwitchingBlockRows implements BlockRows {

  private static final KernelWarmUp WARM_UP = new KernelWarmUp("dynamic time warping");

  private final int lanes = Vectorization.best().rowLanes();
  private final TwinSelector<BlockRows> twins =
      new TwinSelector<>(WARM_UP, vectors -> vectors.rows(lanes));

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void next(double value, double[] block, int from, int to, double left, double[] row) {
    twins.current().next(value, block, from, to, left, row);
    if (twins.isDue((to - from + 1L) * lanes)) {
      double[] blocks = block.clone();
      double[] rows = row.clone();
      twins.warmUp(twin -> trial(twin, blocks, from, to, rows.clone()));
    }
  }

  @Override
  public boolean isBeyond(double limit, double[] row, int from, int to) {
    return twins.current().isBeyond(limit, row, from, to);
  }

  /** Restores the row's costs before each run; otherwise they would only grow. */
  private static Runnable trial(BlockRows twin, double[] block, int from, int to, double[] row) {
    double[] costs = new double[row.length];
    return () -> {
      System.arraycopy(row, 0, costs, 0, row.length);
      twin.next(0, block, from, to, 0, costs);
      twin.isBeyond(Double.MAX_VALUE, costs, from, to);
    };
  }
}
