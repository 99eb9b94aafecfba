package dev.weir.dtw;

import dev.weir.neighbours.EuclideanSearch;

/**
 * Training signals to be searched by DTW, with what is known of them beforehand. Immutable: one for
 * all threads, each of which makes its own {@link DtwSearch}.
 */
public final class DtwTraining {

  private final double[][] signals;
  private final DtwSettings settings;
  private final KimBound kim;
  private final KeoghBound keogh;

  /**
   * Holds the signals, not a copy.
   *
   * @param signals equally long, finite
   * @throws IllegalArgumentException if psi is as long as a signal
   */
  public DtwTraining(double[][] signals, DtwSettings settings) {
    settings.psi().check(signals[0].length, signals[0].length);
    this.signals = signals;
    this.settings = settings;
    this.kim = new KimBound(settings, signals[0].length);
    this.keogh = new KeoghBound(settings, signals);
  }

  /**
   * A search for one thread.
   *
   * @param k how many neighbours, 1 to as many as there are signals
   */
  public DtwSearch newSearch(int k) {
    return search(k, BlockRows.of());
  }

  /** A search with SIMD from the start, which needs the module {@code jdk.incubator.vector}. */
  public DtwSearch newSimdSearch(int k) {
    return search(k, BlockRows.simd());
  }

  /** A search in plain Java; it finds the same neighbours at the same distances, to the bit. */
  public DtwSearch newPlainSearch(int k) {
    return search(k, BlockRows.plain(PlainBlockRows.LANES));
  }

  DtwSearch search(int k, BlockRows rows) {
    EuclideanSearch.checkCount(k, signals.length);
    return new DtwSearch(this, k, new BlockDtw(settings, rows, length()));
  }

  double[][] signals() {
    return signals;
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
