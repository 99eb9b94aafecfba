package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.neighbours.EuclideanSearch;

/**
 * Training signals for DTW search, with precomputed bounds. Immutable and shared by all threads,
 * each of which creates its own {@link DtwSearch}.
 */
public final class DtwTraining {

  private final double[][] signals;
  private final SignalBlocks blocks;
  private final DtwSettings settings;
  private final KimBound kim;
  private final KeoghBound keogh;

  /**
   * Keeps the signals, not copies, and two bounds and a copy of every sample in blocks.
   *
   * @param signals of equal length, finite
   * @throws IllegalArgumentException if psi is as long as a signal
   */
  public DtwTraining(double[][] signals, DtwSettings settings) {
    int length = signals[0].length;
    settings.psi().check(length, length);
    int lanes = Vectorization.best().rowLanes();
    this.signals = signals;
    this.blocks = SignalBlocks.of(signals.length, length, lanes, (s, i) -> signals[s][i]);
    this.settings = settings;
    this.kim = new KimBound(settings, length);
    this.keogh = new KeoghBound(settings, signals, lanes);
  }

  /**
   * A search for one thread.
   *
   * @param k number of neighbours, 1 to the number of signals
   */
  public DtwSearch newSearch(int k) {
    return search(k, new SwitchingBlockRows());
  }

  /** A search with these kernels from the start; neighbours and distances are bit-identical. */
  public DtwSearch newSearch(int k, Vectorization vectors) {
    return search(k, vectors.rows(blocks.lanes()));
  }

  private DtwSearch search(int k, BlockRows rows) {
    EuclideanSearch.checkCount(k, signals.length);
    return new DtwSearch(this, k, rows, new BlockDtw(settings, rows, length()));
  }

  double[][] signals() {
    return signals;
  }

  SignalBlocks blocks() {
    return blocks;
  }

  int length() {
    return signals[0].length;
  }

  KimBound kim() {
    return kim;
  }

  KeoghBound keogh() {
    return keogh;
  }
}
