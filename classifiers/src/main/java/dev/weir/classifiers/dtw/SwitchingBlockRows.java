package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.simd.Vectorization;

/** Uses the plain twin, with the SIMD twin's lane count, until the SIMD twin is compiled. */
final class SwitchingBlockRows implements BlockRows {

  private static final KernelWarmUp WARM_UP = new KernelWarmUp("dynamic time warping");

  /**
   * Multiply-adds in the time of one cell of plain Java, which compares three costs and stores two:
   * about 4 nanoseconds a cell. Otherwise the warm-up would begin when the work is nearly done.
   */
  private static final int CELL = 10;

  private final int lanes = Vectorization.best().rowLanes();
  private final TwinSelector<BlockRows> twins =
      new TwinSelector<>(WARM_UP, vectors -> vectors.rows(lanes));

  private BlockRows twin = twins.current();

  /** Cells since the last block began. */
  private long cells;

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void squares(double[] query, double[] block, double[] sums) {
    cells += block.length;
    twins.current().squares(query, block, sums);
  }

  @Override
  public void outside(
      double[] query, int from, int to, double[] low, double[] high, double[] sums) {
    cells += low.length;
    twins.current().outside(query, from, to, low, high, sums);
  }

  @Override
  public void begin(double[] block, double limit, double[] row) {
    twin = twins.current();
    twin.begin(block, limit, row);
    if (twins.isDue(CELL * cells)) {
      double[] blocks = block.clone();
      double[] rows = row.clone();
      twins.warmUp(other -> trial(other, blocks, rows.clone()));
    }
    cells = 0;
  }

  @Override
  public int next(double value, int from, int reached, int to, double left) {
    int last = twin.next(value, from, reached, to, left);
    cells += (last - from + 1L) * lanes;
    return last;
  }

  @Override
  public boolean isLive(int column) {
    return twin.isLive(column);
  }

  /** Restores the row's costs before each run; otherwise they would only grow. */
  private static Runnable trial(BlockRows twin, double[] block, double[] row) {
    int columns = row.length / twin.lanes() - 1;
    double[] costs = new double[row.length];
    double[] query = new double[columns];
    double[] sums = new double[twin.lanes()];
    twin.begin(block, Double.MAX_VALUE, costs);
    return () -> {
      twin.squares(query, block, sums);
      twin.outside(query, 0, columns, block, block, sums);
      System.arraycopy(row, 0, costs, 0, row.length);
      twin.next(0, 1, columns, columns, 0);
      twin.isLive(columns);
    };
  }
}
